package io.atlantis.query.backtests;

import io.atlantis.kernel.problem.Problem;
import io.atlantis.kernel.problem.ProblemException;
import io.atlantis.kernel.time.Ticker;
import java.time.Duration;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A run's orders, trades, equity and messages come by another topic than its end, and may be projected a moment later. A read
 * that needs all of them waits here, for a bounded time. Thread-safe.
 */
final class ArtifactsAwait implements BacktestUpdates {

    private static final long WAIT_LIMIT_NS = Duration.ofSeconds(5).toNanos();

    /** Another instance of the service may have projected them, so word of it is not all that counts. */
    private static final long LOOK_AGAIN_MS = 500;

    private final BacktestStore backtests;
    private final Ticker ticker;

    /** Each change ends a phase: who read the phase before it looked can't miss one. */
    private final Phaser changes = new Phaser(1);

    ArtifactsAwait(BacktestStore backtests, Ticker ticker) {
        this.backtests = backtests;
        this.ticker = ticker;
    }

    @Override
    public void changed(String backtestId) {
        changes.arrive();
    }

    /**
     * Returns when everything the run reported can be read.
     *
     * @throws ProblemException {@code position-not-reached} after five seconds
     */
    void awaitComplete(String backtestId) throws InterruptedException {
        if (!isCompleteInTime(backtestId)) {
            throw new ProblemException(Problem.of(
                    "position-not-reached",
                    503,
                    "Position not reached",
                    "the results of " + backtestId + " are still being read in; try again"));
        }
    }

    /**
     * Returns when what a run wrote before it failed can be read, and after five seconds anyway: a run that the runner itself
     * could not end properly has reported nothing.
     */
    void awaitMessagesOfFailed(String backtestId) throws InterruptedException {
        boolean unused = isCompleteInTime(backtestId);
    }

    private boolean isCompleteInTime(String backtestId) throws InterruptedException {
        long startNs = ticker.nanoTime();
        int phase = changes.getPhase();
        while (!backtests.artifactsComplete(backtestId)) {
            if (ticker.nanoTime() - startNs > WAIT_LIMIT_NS) {
                return false;
            }
            phase = awaitChange(phase);
        }
        return true;
    }

    private int awaitChange(int phase) throws InterruptedException {
        try {
            return changes.awaitAdvanceInterruptibly(phase, LOOK_AGAIN_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return phase;
        }
    }
}
