package io.atlantis.standalone.platform;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was started, to be stopped in the reverse order of {@link Part}, each under its deadline. Thread-safe: a signal may stop the
 * platform while it is still starting, and what comes up after that is stopped at once.
 */
final class StartedParts {

    private static final Logger LOG = LoggerFactory.getLogger(StartedParts.class);

    private final Map<Part, AutoCloseable> running = new EnumMap<>(Part.class);
    private final ExecutorService threads;
    private boolean stopped;

    StartedParts(ExecutorService threads) {
        this.threads = threads;
    }

    /** Remembers a part and gives it back. */
    <T extends AutoCloseable> T add(Part part, T started) {
        boolean tooLate;
        synchronized (running) {
            tooLate = stopped;
            if (!tooLate) {
                running.put(part, started);
            }
        }
        if (tooLate) {
            stop(part, started, part.stopLimit());
            throw new IllegalStateException(part.label() + " came up while the platform was being stopped");
        }
        return started;
    }

    /**
     * Stops all, the last first. A second call finds nothing left to do.
     *
     * @param atMost no part gets longer than this, whatever its own limit
     */
    void stopAll(Duration atMost) {
        Part[] order = Part.values();
        for (int i = order.length - 1; i >= 0; i--) {
            AutoCloseable started = take(order[i]);
            if (started != null) {
                stop(order[i], started, shorter(order[i].stopLimit(), atMost));
            }
        }
    }

    private @Nullable AutoCloseable take(Part part) {
        synchronized (running) {
            stopped = true;
            return running.remove(part);
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void stop(Part part, AutoCloseable started, Duration limit) {
        LOG.info("Stopping {}", part.label());
        try {
            threads.submit(() -> {
                        started.close();
                        return true;
                    })
                    .get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warn("{} did not stop within {} s", part.label(), limit.toSeconds());
        } catch (ExecutionException e) {
            LOG.warn("Stopping {} failed", part.label(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
