package io.atlantis.command.store;

import io.atlantis.eventstore.kafka.PartitionLogPipeline;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/** Owns the partition before the web server starts, and gives it up after the web server has stopped. */
final class EventStoreLifecycle implements SmartLifecycle {

    /** Before, and on stopping after, the web server's phases, which are near the end of the range. */
    static final int PHASE = 0;

    private final PartitionLogPipeline pipeline;
    private final Duration startTimeout;
    private volatile boolean running;

    EventStoreLifecycle(PartitionLogPipeline pipeline, Duration startTimeout) {
        this.pipeline = pipeline;
        this.startTimeout = startTimeout;
    }

    @Override
    public void start() {
        pipeline.start();
        running = true;
        try {
            pipeline.awaitActive(startTimeout);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while taking the partition over", e);
        }
    }

    @Override
    public void stop() {
        running = false;
        pipeline.close();
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
