package io.atlantis.kernel.contract.strategy;

/**
 * A strategy got another name; its versions are untouched.
 *
 * @param strategyId which
 * @param name the new name
 * @param previousName the old one
 */
public record StrategyRenamed(String strategyId, String name, String previousName) implements StrategyEvent {}
