package io.atlantis.kernel.contract.strategy;

/**
 * A strategy got a new source; the old ones stay.
 *
 * @param strategyId which
 * @param source the whole new text
 * @param version one more than the version before
 */
public record StrategyEdited(String strategyId, String source, int version) implements StrategyEvent {}
