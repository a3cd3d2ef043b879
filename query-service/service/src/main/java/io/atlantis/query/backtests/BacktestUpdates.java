package io.atlantis.query.backtests;

/** Hears that a backtest reads differently from now on. Must be quick. */
@FunctionalInterface
interface BacktestUpdates {

    void changed(String backtestId);

    /** Both hear it, this one first. */
    default BacktestUpdates and(BacktestUpdates other) {
        return backtestId -> {
            changed(backtestId);
            other.changed(backtestId);
        };
    }
}
