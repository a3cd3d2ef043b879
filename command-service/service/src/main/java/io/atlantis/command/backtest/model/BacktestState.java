package io.atlantis.command.backtest.model;

import io.atlantis.kernel.contract.backtest.BacktestCancelled;
import io.atlantis.kernel.contract.backtest.BacktestCompleted;
import io.atlantis.kernel.contract.backtest.BacktestEvent;
import io.atlantis.kernel.contract.backtest.BacktestFailed;
import io.atlantis.kernel.contract.backtest.BacktestRequested;
import io.atlantis.kernel.contract.backtest.BacktestStarted;

/** Where a backtest stands. */
public enum BacktestState {
    /** It was never asked for. */
    NONE,
    REQUESTED,
    RUNNING,
    COMPLETED,
    FAILED,
    CANCELLED;

    /** The state after an event. */
    public BacktestState evolve(BacktestEvent event) {
        return switch (event) {
            case BacktestRequested _ -> REQUESTED;
            case BacktestStarted _ -> RUNNING;
            case BacktestCompleted _ -> COMPLETED;
            case BacktestFailed _ -> FAILED;
            case BacktestCancelled _ -> CANCELLED;
        };
    }

    boolean ended() {
        return this == COMPLETED || this == FAILED || this == CANCELLED;
    }
}
