package io.atlantis.runner.service.request;

import io.atlantis.kernel.contract.backtest.BacktestCancelled;
import io.atlantis.kernel.contract.backtest.BacktestCompleted;
import io.atlantis.kernel.contract.backtest.BacktestEvent;
import io.atlantis.kernel.contract.backtest.BacktestFailed;
import io.atlantis.kernel.contract.backtest.BacktestRequested;
import io.atlantis.kernel.contract.backtest.BacktestStarted;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Backtests that were asked for and have not ended, oldest first. A run that was started and never ended (the runner
 * died) is in it again after a restart: running it twice gives the same bits.
 *
 * <p>Thread-safe. Nothing is handed out before {@link #open()}: at a restart the queue must first have read how the
 * requests of the past ended.
 */
public final class BacktestQueue {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final SequencedMap<String, PendingBacktest> pending = new LinkedHashMap<>();
    private final SequencedMap<String, PendingBacktest> waiting = new LinkedHashMap<>();
    private boolean open;

    /** Takes in one more event of the log. */
    void apply(BacktestEvent event) {
        lock.lock();
        try {
            switch (event) {
                case BacktestRequested requested -> {
                    PendingBacktest backtest = new PendingBacktest(requested);
                    pending.put(requested.backtestId(), backtest);
                    waiting.put(requested.backtestId(), backtest);
                    changed.signalAll();
                }
                case BacktestStarted started -> {}
                case BacktestCompleted completed -> end(completed.backtestId());
                case BacktestFailed failed -> end(failed.backtestId());
                case BacktestCancelled cancelled -> end(cancelled.backtestId());
            }
        } finally {
            lock.unlock();
        }
    }

    private void end(String backtestId) {
        waiting.remove(backtestId);
        PendingBacktest ended = pending.remove(backtestId);
        if (ended != null) {
            ended.callOff();
        }
    }

    /** From now on {@link #take} hands out requests: the log has been read to its end. */
    void open() {
        lock.lock();
        try {
            open = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The oldest request that nobody has taken yet.
     *
     * @param timeoutMs how long to wait for one
     * @return empty when there was none in time
     * @throws InterruptedException when the thread is told to stop
     */
    public Optional<PendingBacktest> take(long timeoutMs) throws InterruptedException {
        long remainingNs = TimeUnit.MILLISECONDS.toNanos(timeoutMs);
        lock.lockInterruptibly();
        try {
            while (!open || waiting.isEmpty()) {
                if (remainingNs <= 0) {
                    return Optional.empty();
                }
                remainingNs = changed.awaitNanos(remainingNs);
            }
            return Optional.of(waiting.pollFirstEntry().getValue());
        } finally {
            lock.unlock();
        }
    }

    /** Requests that wait or run. */
    public int size() {
        lock.lock();
        try {
            return pending.size();
        } finally {
            lock.unlock();
        }
    }
}
