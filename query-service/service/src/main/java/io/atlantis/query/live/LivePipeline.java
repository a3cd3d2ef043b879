package io.atlantis.query.live;

import java.util.concurrent.ExecutorService;
import org.springframework.context.SmartLifecycle;

/** Keeps the hub beating while the service runs, and sends the clients away before the web server waits for them. */
final class LivePipeline implements SmartLifecycle {

    private final ConflatingHub hub;
    private final LiveSocketHandler socket;
    private final ExecutorService executor;
    private volatile boolean running;

    LivePipeline(ConflatingHub hub, LiveSocketHandler socket, ExecutorService executor) {
        this.hub = hub;
        this.socket = socket;
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
        socket.closeAll();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
