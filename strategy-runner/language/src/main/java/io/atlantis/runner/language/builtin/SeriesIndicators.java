package io.atlantis.runner.language.builtin;

import static io.atlantis.runner.language.builtin.IndicatorBuilder.of;

import io.atlantis.runner.indicator.BarsSince;
import io.atlantis.runner.indicator.Correlation;
import io.atlantis.runner.indicator.Crossover;
import io.atlantis.runner.indicator.Crossunder;
import io.atlantis.runner.indicator.Cum;
import io.atlantis.runner.indicator.Falling;
import io.atlantis.runner.indicator.Highest;
import io.atlantis.runner.indicator.Lowest;
import io.atlantis.runner.indicator.PercentRank;
import io.atlantis.runner.indicator.Rising;
import io.atlantis.runner.indicator.ValueWhen;
import java.util.List;

/** Extremes, order and events of a series. */
final class SeriesIndicators {
    static final List<Indicator> ALL = List.of(
            of("highest", Highest.class)
                    .input("source")
                    .window("length")
                    .says("Greatest of the last length numbers")
                    .from("TA-Lib MAX")
                    .number("length"),
            of("lowest", Lowest.class)
                    .input("source")
                    .window("length")
                    .says("Least of the last length numbers")
                    .from("TA-Lib MIN")
                    .number("length"),
            of("cum", Cum.class)
                    .input("source")
                    .whole()
                    .says("Sum of all numbers so far")
                    .from("by its name")
                    .number("1"),
            of("rising", Rising.class)
                    .input("source")
                    .window("length")
                    .says("Whether each of the last length changes was a rise")
                    .from("by its name")
                    .truth("length + 1"),
            of("falling", Falling.class)
                    .input("source")
                    .window("length")
                    .says("Whether each of the last length changes was a fall")
                    .from("by its name")
                    .truth("length + 1"),
            of("percentrank", PercentRank.class)
                    .input("source")
                    .window("length")
                    .scanned()
                    .says("Percent of the length numbers before that are not above this one")
                    .from("Pine's ta.percentrank")
                    .number("length + 1"),
            of("correlation", Correlation.class)
                    .input("a")
                    .input("b")
                    .window("length")
                    .scanned()
                    .says("Correlation of the last length pairs, from -1 to 1")
                    .from("K. Pearson, TA-Lib CORREL")
                    .number("length"),
            of("crossover", Crossover.class)
                    .input("a")
                    .input("b")
                    .says("a rises through b at this bar")
                    .from("by its name")
                    .truth("2"),
            of("crossunder", Crossunder.class)
                    .input("a")
                    .input("b")
                    .says("a falls through b at this bar")
                    .from("by its name")
                    .truth("2"),
            of("valuewhen", ValueWhen.class)
                    .condition("condition")
                    .input("source")
                    .window("occurrence", 1)
                    .whole()
                    .says(
                            "source at the latest bar where condition held; with occurrence 2 at the one before, and so on")
                    .from("by its name")
                    .number("occurrence"),
            of("barssince", BarsSince.class)
                    .condition("condition")
                    .whole()
                    .says("Bars since condition last held, 0 where it does")
                    .from("by its name")
                    .number("1"));

    private SeriesIndicators() {}
}
