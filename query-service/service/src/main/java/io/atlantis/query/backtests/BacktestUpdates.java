package io.atlantis.query.backtests;

/** Hears that a backtest reads differently from now on. Must not block or throw. */
@FunctionalInterface
interface BacktestUpdates {

    void changed(String backtestId);
}
