package io.atlantis.runner.language.builtin;

import io.atlantis.runner.language.runtime.StrategyInstance;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All indicators: a new kernel becomes part of the language by an entry in one of the lists below. */
public final class IndicatorCatalogue {
    /** Longest window a strategy may ask for, in bars. */
    public static final int MAX_WINDOW_BARS = StrategyInstance.MAX_WINDOW_BARS;

    private static final List<Indicator> ALL = Stream.of(
                    AverageIndicators.ALL,
                    OscillatorIndicators.ALL,
                    VolatilityIndicators.ALL,
                    VolumeIndicators.ALL,
                    TrendIndicators.ALL,
                    SeriesIndicators.ALL)
            .flatMap(List::stream)
            .toList();

    private IndicatorCatalogue() {}

    /** Every indicator. */
    public static List<Indicator> all() {
        return ALL;
    }

    /** Names behind {@code ta.}. */
    public static List<String> names() {
        return ALL.stream().map(Indicator::name).toList();
    }

    /** The indicator {@code ta.<name>}. */
    public static Optional<Indicator> named(String name) {
        return ALL.stream().filter(indicator -> indicator.name().equals(name)).findFirst();
    }
}
