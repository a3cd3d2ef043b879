package io.atlantis.query.candles;

import io.atlantis.query.views.CandleView;
import org.springframework.context.SmartLifecycle;

/** Runs the candle view while the service runs. */
final class ViewPipeline implements SmartLifecycle {

    private final CandleView view;
    private volatile boolean running;

    ViewPipeline(CandleView view) {
        this.view = view;
    }

    @Override
    public void start() {
        view.start();
        running = true;
    }

    @Override
    public void stop() {
        view.close();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
