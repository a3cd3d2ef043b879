package io.atlantis.command.strategy.model;

/** What can be asked of a strategy. */
public sealed interface StrategyCommand {

    /** The strategy it is asked of. */
    String strategyId();

    /** Create one under a fresh id. */
    record CreateStrategy(String strategyId, String name, String source) implements StrategyCommand {}

    /**
     * Give it a new source.
     *
     * @param expectedVersion the version that the new source was made from
     */
    record EditStrategy(String strategyId, String source, int expectedVersion) implements StrategyCommand {}

    /** Give it another name. */
    record RenameStrategy(String strategyId, String name) implements StrategyCommand {}

    /** Put it away: it stays readable, but is changed and run no more. */
    record ArchiveStrategy(String strategyId) implements StrategyCommand {}
}
