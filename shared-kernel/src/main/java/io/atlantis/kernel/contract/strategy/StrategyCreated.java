package io.atlantis.kernel.contract.strategy;

/**
 * A strategy came into being with its first source.
 *
 * @param strategyId {@code <workspace>.strategy.<uuid>}
 * @param name as people call it; not unique
 * @param source the text, as typed
 * @param version always 1
 */
public record StrategyCreated(String strategyId, String name, String source, int version) implements StrategyEvent {}
