package io.atlantis.query.live;

import java.util.concurrent.ExecutorService;
import org.springframework.context.SmartLifecycle;

/** Keeps the hub beating while the service runs. */
final class LivePipeline implements SmartLifecycle {

    private final ConflatingHub hub;
    private final ExecutorService executor;
    private volatile boolean running;

    LivePipeline(ConflatingHub hub, ExecutorService executor) {
        this.hub = hub;
        this.executor = executor;
    }

    @Override
    public void start() {
        running = true;
        executor.execute(hub);
    }

    @Override
    public void stop() {
        hub.stop();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
