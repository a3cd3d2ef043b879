package io.atlantis.benchmarks.ingest;

import io.atlantis.ingest.decode.FrameDecoder;
import io.atlantis.ingest.decode.MalformedFrameException;
import io.atlantis.ingest.decode.TickSink;
import io.atlantis.ingest.publish.TickPublisher;
import io.atlantis.ingest.record.AsciiSlice;
import io.atlantis.ingest.record.QuoteTick;
import io.atlantis.ingest.record.RecordEncoder;
import io.atlantis.ingest.record.TradeTick;
import io.atlantis.ingest.sequence.Sequencer;
import io.atlantis.ingest.sequence.SymbolState;
import io.atlantis.kernel.topic.Topics;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** The stages of market-ingest's pipeline over frames in memory, as far as they are given. */
final class LiveWay implements TickSink {

    private final FrameDecoder decoder = new FrameDecoder(this);
    private final RecordEncoder encoder = new RecordEncoder();
    private final @Nullable Sequencer sequencer;
    private final @Nullable TickPublisher publisher;
    private long encodedBytes;

    /**
     * @param sequencer without it, ticks are only decoded and encoded
     * @param publisher without it, ticks end at the sequencer
     */
    LiveWay(@Nullable Sequencer sequencer, @Nullable TickPublisher publisher) {
        this.sequencer = sequencer;
        this.publisher = publisher;
    }

    void play(List<byte[]> frames) throws MalformedFrameException {
        UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
        for (byte[] frame : frames) {
            buffer.wrap(frame);
            decoder.decode(buffer, 0, frame.length, 1);
        }
    }

    long encodedBytes() {
        return encodedBytes;
    }

    @Override
    public void onTrade(AsciiSlice symbol, TradeTick trade) {
        SymbolState state = sequencer == null ? null : sequencer.accept(symbol, trade);
        int length = encoder.encode(trade);
        encodedBytes += length;
        if (state != null && publisher != null) {
            publisher.publish(Topics.TRADES, state.key(), encoder.buffer(), length);
        }
    }

    @Override
    public void onQuote(AsciiSlice symbol, QuoteTick quote) {
        SymbolState state = sequencer == null ? null : sequencer.accept(symbol, quote);
        int length = encoder.encode(quote);
        encodedBytes += length;
        if (state != null && publisher != null) {
            publisher.publish(Topics.QUOTES, state.key(), encoder.buffer(), length);
        }
    }

    @Override
    public void onStatus(String status, String message) {
        throw new IllegalStateException("recorded frames hold no status, but " + status);
    }
}
