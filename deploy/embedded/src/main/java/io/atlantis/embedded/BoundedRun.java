package io.atlantis.embedded;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs what blocks without a deadline of its own, under one. */
final class BoundedRun {

    private static final Logger LOG = LoggerFactory.getLogger(BoundedRun.class);

    private BoundedRun() {}

    /**
     * Runs a task on a thread of its own and waits for it.
     *
     * @param limit how long to wait; the task itself is not stopped when it takes longer
     * @param task  what to run; an exception of it is logged
     * @return whether the task ended in time
     */
    static boolean within(Duration limit, Runnable task) {
        var threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().daemon(true).name("bounded-run").factory());
        try {
            CompletableFuture.runAsync(task, threads).get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException e) {
            LOG.warn("Stopping failed", e.getCause());
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            threads.shutdown();
        }
    }
}
