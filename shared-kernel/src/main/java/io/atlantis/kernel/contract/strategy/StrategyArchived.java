package io.atlantis.kernel.contract.strategy;

/**
 * A strategy was put away: it takes no further edits and no new backtests, and stays readable.
 *
 * @param strategyId which
 */
public record StrategyArchived(String strategyId) implements StrategyEvent {}
