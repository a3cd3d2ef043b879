package io.atlantis.command.store;

import io.atlantis.eventstore.heads.HeadsPipeline;
import org.springframework.context.SmartLifecycle;

/** Publishes heads while the partitions are owned: begins after the event store, ends before it and after the web server. */
final class HeadsLifecycle implements SmartLifecycle {

    private static final int PHASE = EventStoreLifecycle.PHASE + 1;

    private final HeadsPipeline pipeline;
    private volatile boolean running;

    HeadsLifecycle(HeadsPipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public void start() {
        pipeline.start();
        running = true;
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
