package io.atlantis.kernel.contract.backtest;

/**
 * A run came to no result.
 *
 * @param backtestId which
 * @param error why
 */
public record BacktestFailed(String backtestId, BacktestError error) implements BacktestEvent {}
