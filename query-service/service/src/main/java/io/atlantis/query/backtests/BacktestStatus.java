package io.atlantis.query.backtests;

/** What became of a request. */
enum BacktestStatus {
    REQUESTED,
    RUNNING,
    COMPLETED,
    FAILED,
    CANCELLED
}
