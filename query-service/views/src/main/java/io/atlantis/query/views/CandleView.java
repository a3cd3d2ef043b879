package io.atlantis.query.views;

import java.time.Duration;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running candle view: reads {@code market.trades} and {@code market.bars}, keeps {@code view.candles}. Start it once,
 * close it once; queries of its state may come from any thread.
 */
public final class CandleView implements AutoCloseable {

    /** Consumer group and prefix of internal topics. */
    public static final String APPLICATION_ID = "atlantis-view-candles";

    private static final Logger LOG = LoggerFactory.getLogger(CandleView.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final CandleViewCounters counters = new CandleViewCounters();
    private final KafkaStreams streams;

    /** A view that is not yet started. Its topics must exist. */
    public CandleView(CandleViewSettings settings) {
        streams =
                new KafkaStreams(CandleTopology.build(settings, counters), CandleStreamsConfig.of(settings, counters));
        streams.setUncaughtExceptionHandler(failure -> {
            LOG.error("Candle view thread failed, starting another from the last commit", failure);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
    }

    /** Starts the threads and returns. */
    public void start() {
        streams.start();
    }

    /** Whether the view is working, or sorting out who works on which partition. */
    public boolean isRunning() {
        return streams.state().isRunningOrRebalancing();
    }

    /** Whether the view has its partitions and state and is reading. */
    public boolean isReady() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    public CandleViewCounters counters() {
        return counters;
    }

    /** The Streams client, for metrics. */
    public KafkaStreams streams() {
        return streams;
    }

    /** Commits, leaves the group, so that a successor need not wait, and ends the threads. */
    @Override
    public void close() {
        CloseOptions options = CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(CLOSE_TIMEOUT);
        if (!streams.close(options)) {
            LOG.warn("Candle view did not stop within {} s", CLOSE_TIMEOUT.toSeconds());
        }
    }
}
