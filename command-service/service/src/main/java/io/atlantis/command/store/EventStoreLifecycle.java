package io.atlantis.command.store;

import io.atlantis.eventstore.core.PartitionLog;
import io.atlantis.eventstore.kafka.OwnershipPipeline;
import io.atlantis.eventstore.kafka.PartitionLogPipeline;
import io.atlantis.kernel.time.Ticker;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/** Owns its share of the partitions before the web server starts, and hands them over after the web server has stopped. */
final class EventStoreLifecycle implements SmartLifecycle {

    /** Before, and on stopping after, the web server's phases, which are near the end of the range. */
    static final int PHASE = 0;

    private final EventStorePipelines pipelines;
    private final OwnershipPipeline ownership;
    private final Duration startTimeout;
    private final Ticker ticker;
    private volatile boolean running;

    EventStoreLifecycle(
            EventStorePipelines pipelines, OwnershipPipeline ownership, Duration startTimeout, Ticker ticker) {
        this.pipelines = pipelines;
        this.ownership = ownership;
        this.startTimeout = startTimeout;
        this.ticker = ticker;
    }

    @Override
    public void start() {
        long deadlineNs = ticker.nanoTime() + startTimeout.toNanos();
        running = true;
        pipelines.all().forEach(PartitionLogPipeline::start);
        ownership.start();
        try {
            awaitOwnership(deadlineNs);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while taking the partitions over", e);
        }
    }

    private void awaitOwnership(long deadlineNs) throws InterruptedException {
        if (!ownership.awaitJoined(left(deadlineNs))) {
            throw new IllegalStateException("the group that shares the partitions was not joined within " + startTimeout
                    + ": is Kafka reachable?");
        }
        for (PartitionLogPipeline pipeline : pipelines.all()) {
            PartitionLog log = pipeline.partitionLog();
            if (log.takesAppends()) {
                pipeline.awaitActive(left(deadlineNs));
            }
        }
    }

    private Duration left(long deadlineNs) {
        return Duration.ofNanos(Math.max(0, deadlineNs - ticker.nanoTime()));
    }

    @Override
    public void stop() {
        running = false;
        ownership.close();
        pipelines.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
