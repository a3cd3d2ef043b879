package io.atlantis.query.lag;

import io.atlantis.query.live.LiveHub;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Takes the lag every few seconds, for metrics and for who listens to the channel {@code lag}. */
final class LagPipeline implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LagPipeline.class);
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final LagBoard board;
    private final LagMetrics metrics;
    private final LiveHub live;
    private final ExecutorService executor;
    private volatile CountDownLatch stop = new CountDownLatch(0);
    private volatile Future<?> run = CompletableFuture.completedFuture(null);

    LagPipeline(LagBoard board, LagMetrics metrics, LiveHub live, ExecutorService executor) {
        this.board = board;
        this.metrics = metrics;
        this.live = live;
        this.executor = executor;
    }

    @Override
    public void start() {
        CountDownLatch running = new CountDownLatch(1);
        stop = running;
        run = executor.submit(() -> run(running));
    }

    /** Returns when the sample at hand is taken: what it is taken with is closed next. */
    @Override
    public void stop() {
        stop.countDown();
        try {
            run.get(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("taking the lag did not end in order", e);
        }
    }

    @Override
    public boolean isRunning() {
        return stop.getCount() > 0;
    }

    private void run(CountDownLatch running) {
        try {
            while (!running.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                sample();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sample() {
        try {
            LagSample sample = board.refresh();
            metrics.update(sample);
            if (live.hasSubscribers(LagChannels.CHANNEL)) {
                live.publish(LagChannels.CHANNEL, sample);
            }
        } catch (RuntimeException e) {
            LOG.warn("lag is not known at the moment: {}", e.getMessage());
        }
    }
}
