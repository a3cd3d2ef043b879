package io.atlantis.ingest.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.atlantis.ingest.decode.FrameDecoder;
import io.atlantis.ingest.decode.MalformedFrameException;
import io.atlantis.ingest.decode.TickSink;
import io.atlantis.ingest.record.AsciiSlice;
import io.atlantis.ingest.record.QuoteTick;
import io.atlantis.ingest.record.RecordEncoder;
import io.atlantis.ingest.record.TradeTick;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decoding, sequencing and encoding allocate nothing per tick, measured by the JVM itself. */
class LiveWayAllocationTest {

    private static final int TICKS_PER_FRAME = 200;
    private static final int FRAMES = 500;
    /** Room for the odd counter or lazily made object of the JVM: far less than one byte a tick. */
    private static final long ALLOWED_BYTES = 20_000;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void shouldAllocateNothingPerTickWhileDecodingAndEncoding() throws MalformedFrameException {
        RecordEncoder encoder = new RecordEncoder();
        long[] lengths = {0};
        FrameDecoder decoder = new FrameDecoder(new TickSink() {
            @Override
            public void onTrade(AsciiSlice symbol, TradeTick trade) {
                lengths[0] += encoder.encode(trade);
            }

            @Override
            public void onQuote(AsciiSlice symbol, QuoteTick quote) {
                lengths[0] += encoder.encode(quote);
            }

            @Override
            public void onStatus(String status, String message) {
                throw new AssertionError(status);
            }
        });
        assertThat(allocatedBytes(decoder)).isLessThan(ALLOWED_BYTES);
        assertThat(lengths[0]).isPositive();
    }

    @Test
    void shouldAllocateNothingPerTickWhileSequencing() throws MalformedFrameException {
        SequenceStatistics statistics = new SequenceStatistics();
        try (LastTicks lastTicks = LastTicks.open(folder)) {
            Sequencer sequencer = new Sequencer(lastTicks, statistics, (symbol, beforeNs) -> {});
            FrameDecoder decoder = new FrameDecoder(new TickSink() {
                @Override
                public void onTrade(AsciiSlice symbol, TradeTick trade) {
                    assert sequencer.accept(symbol, trade) != null;
                }

                @Override
                public void onQuote(AsciiSlice symbol, QuoteTick quote) {
                    assert sequencer.accept(symbol, quote) != null;
                }

                @Override
                public void onStatus(String status, String message) {
                    throw new AssertionError(status);
                }
            });
            assertThat(allocatedBytes(decoder)).isLessThan(ALLOWED_BYTES);
            assertThat(statistics.trades()).isPositive();
        }
    }

    private static long allocatedBytes(FrameDecoder decoder) throws MalformedFrameException {
        byte[] frame = frame();
        UnsafeBuffer buffer = new UnsafeBuffer(frame);
        for (int i = 0; i < 2 * FRAMES; i++) {
            decoder.decode(buffer, 0, frame.length, i);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < FRAMES; i++) {
            decoder.decode(buffer, 0, frame.length, i);
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    /** Without sequence numbers, so that the same frame is news each time. */
    private static byte[] frame() {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < TICKS_PER_FRAME; i++) {
            text.append(i == 0 ? "" : ",");
            text.append(
                    i % 2 == 0
                            ? "{\"ev\":\"T\",\"sym\":\"SYM%d\",\"x\":4,\"i\":\"%d\",\"z\":3,\"p\":114.125,\"s\":100,\"ds\":\"100.5\",\"c\":[0,12],\"t\":1536036818784,\"pt\":1536036818784}"
                                    .formatted(i % 40, i)
                            : "{\"ev\":\"Q\",\"sym\":\"SYM%d\",\"bx\":4,\"bp\":114.12,\"bs\":1,\"ax\":7,\"ap\":114.13,\"as\":2,\"t\":1536036818784,\"z\":3}"
                                    .formatted(i % 40));
        }
        return text.append("]").toString().getBytes(StandardCharsets.US_ASCII);
    }
}
