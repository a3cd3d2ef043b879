package io.atlantis.kernel.contract.backtest;

/**
 * Somebody called a run off.
 *
 * @param backtestId which
 * @param reason in their words; may be empty
 */
public record BacktestCancelled(String backtestId, String reason) implements BacktestEvent {}
