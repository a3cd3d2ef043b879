package io.atlantis.runner.service.request;

import io.atlantis.kernel.contract.backtest.BacktestRequested;

/** A request on its way to a result. The flag is set by the event tail and read by the worker. */
public final class PendingBacktest {

    private final BacktestRequested request;
    private volatile boolean calledOff;

    PendingBacktest(BacktestRequested request) {
        this.request = request;
    }

    public BacktestRequested request() {
        return request;
    }

    void callOff() {
        calledOff = true;
    }

    /** Whether the log says that it has ended, by whomever: a run should stop. */
    public boolean isCalledOff() {
        return calledOff;
    }
}
