package io.atlantis.runner.engine;

import io.atlantis.runner.language.runtime.StrategyFault;
import java.util.List;

/**
 * What a screen found.
 *
 * @param scores of the selected symbols, the highest first; equal scores in the order of the symbols' names
 * @param failures of symbols at which the strategy broke a rule, in the order they were given
 */
public record Screening(List<Score> scores, List<Failure> failures) {
    public Screening {
        scores = List.copyOf(scores);
        failures = List.copyOf(failures);
    }

    /**
     * A selected symbol.
     *
     * @param value what {@code screen} returned at the symbol's last bar; no NaN
     */
    public record Score(String symbol, double value) {}

    /** A symbol at which the strategy was stopped. */
    public record Failure(String symbol, StrategyFault fault) {}
}
