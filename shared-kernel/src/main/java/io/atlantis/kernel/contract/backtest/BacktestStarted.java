package io.atlantis.kernel.contract.backtest;

/**
 * A runner took the request up.
 *
 * @param backtestId which
 * @param engineVersion version of the engine that runs it
 */
public record BacktestStarted(String backtestId, String engineVersion) implements BacktestEvent {}
