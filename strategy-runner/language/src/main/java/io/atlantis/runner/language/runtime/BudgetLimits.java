package io.atlantis.runner.language.runtime;

/**
 * What one strategy instance may spend.
 *
 * @param stepsPerEvent steps of one {@code on_bar}; a step is a loop turn, a call, a list element made
 * @param stepsPerRun steps of all events together
 * @param bytes memory of series columns and indicator windows together
 */
public record BudgetLimits(long stepsPerEvent, long stepsPerRun, long bytes) {
    /** 5 million steps an event, 20 thousand million a run, 1 GiB. */
    public static final BudgetLimits DEFAULT = new BudgetLimits(5_000_000L, 20_000_000_000L, 1L << 30);

    public BudgetLimits {
        requirePositive("stepsPerEvent", stepsPerEvent);
        requirePositive("stepsPerRun", stepsPerRun);
        requirePositive("bytes", bytes);
    }

    private static void requirePositive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + "=" + value + ": must be positive");
        }
    }
}
