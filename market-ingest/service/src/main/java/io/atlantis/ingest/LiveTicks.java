package io.atlantis.ingest;

import io.atlantis.ingest.backfill.BackfillWorker;
import io.atlantis.ingest.decode.FrameDecoder;
import io.atlantis.ingest.decode.MalformedFrameException;
import io.atlantis.ingest.decode.TickSink;
import io.atlantis.ingest.feed.FeedStatus;
import io.atlantis.ingest.feed.LineListener;
import io.atlantis.ingest.publish.DeadLetters;
import io.atlantis.ingest.publish.TickPublisher;
import io.atlantis.ingest.record.AsciiSlice;
import io.atlantis.ingest.record.QuoteTick;
import io.atlantis.ingest.record.RecordEncoder;
import io.atlantis.ingest.record.TradeTick;
import io.atlantis.ingest.sequence.Sequencer;
import io.atlantis.ingest.sequence.SymbolState;
import io.atlantis.kernel.time.EpochNanos;
import io.atlantis.kernel.topic.Topics;
import java.time.Clock;
import java.util.function.BiConsumer;
import org.agrona.DirectBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The live way of a frame: decode, sequence, encode, publish. Allocates nothing per tick of its own. Frames are taken one
 * at a time, under a lock: a line that was given up may still be waiting for Kafka with its last frame when the next line
 * brings its first.
 */
final class LiveTicks implements LineListener, TickSink {

    private static final Logger LOG = LoggerFactory.getLogger(LiveTicks.class);

    private final FrameDecoder decoder = new FrameDecoder(this);
    private final RecordEncoder encoder = new RecordEncoder();
    private final Stages stages;
    private final Clock clock;
    private long newestTradeNs;
    private boolean lineIsFresh;

    /** What a frame goes through, and who is told. */
    record Stages(
            Sequencer sequencer,
            TickPublisher publisher,
            DeadLetters deadLetters,
            BackfillWorker backfill,
            FeedStatus status,
            BiConsumer<String, String> lineStatus,
            java.util.function.Consumer<String> abandonLine) {}

    /**
     * @param lastTradeNs newest trade before the start, epoch nanoseconds; 0 for none
     */
    LiveTicks(Stages stages, Clock clock, long lastTradeNs) {
        this.stages = stages;
        this.clock = clock;
        this.newestTradeNs = lastTradeNs;
    }

    @Override
    public synchronized void onLine() {
        stages.sequencer().startLine();
        lineIsFresh = true;
    }

    @Override
    public synchronized void onFrame(DirectBuffer frame, int offset, int length) {
        long receivedNs = EpochNanos.ofMillis(clock.millis());
        try {
            decoder.decode(frame, offset, length, receivedNs);
        } catch (MalformedFrameException e) {
            stages.deadLetters().keep(frame, offset, length, String.valueOf(e.getMessage()), receivedNs);
        } catch (RuntimeException e) {
            // What this line still brings can't be kept; the next one begins with a backfill of what is lost.
            LOG.error("live ticks can't be published; the line is given up", e);
            stages.abandonLine().accept("live ticks can't be published: " + e.getMessage());
        }
    }

    @Override
    public void onTrade(AsciiSlice symbol, TradeTick trade) {
        if (lineIsFresh) {
            lineIsFresh = false;
            stages.backfill().onLine(newestTradeNs);
        }
        SymbolState state = stages.sequencer().accept(symbol, trade);
        if (state != null) {
            newestTradeNs = Math.max(newestTradeNs, trade.eventTimeNs);
            stages.publisher().publish(Topics.TRADES, state.key(), encoder.buffer(), encoder.encode(trade));
            stages.status().ticked(EpochNanos.toMillis(trade.ingestTimeNs));
        }
    }

    @Override
    public void onQuote(AsciiSlice symbol, QuoteTick quote) {
        SymbolState state = stages.sequencer().accept(symbol, quote);
        if (state != null) {
            stages.publisher().publish(Topics.QUOTES, state.key(), encoder.buffer(), encoder.encode(quote));
            stages.status().ticked(EpochNanos.toMillis(quote.ingestTimeNs));
        }
    }

    @Override
    public void onStatus(String status, String message) {
        stages.lineStatus().accept(status, message);
    }
}
