package io.atlantis.runner.language.builtin;

import static io.atlantis.runner.language.builtin.BarField.CLOSE;
import static io.atlantis.runner.language.builtin.BarField.HIGH;
import static io.atlantis.runner.language.builtin.BarField.LOW;
import static io.atlantis.runner.language.builtin.IndicatorBuilder.of;

import io.atlantis.runner.indicator.Atr;
import io.atlantis.runner.indicator.Bbands;
import io.atlantis.runner.indicator.Donchian;
import io.atlantis.runner.indicator.Keltner;
import io.atlantis.runner.indicator.Stdev;
import io.atlantis.runner.indicator.Tr;
import io.atlantis.runner.indicator.Variance;
import io.atlantis.runner.indicator.Zscore;
import java.util.List;

/** How far a series moves, and bands around it. */
final class VolatilityIndicators {
    static final List<Indicator> ALL = List.of(
            of("tr", Tr.class)
                    .bars(HIGH, LOW, CLOSE)
                    .says("True range: the bar's range with the close before taken in")
                    .from("TA-Lib TRANGE")
                    .number("2"),
            of("atr", Atr.class)
                    .bars(HIGH, LOW, CLOSE)
                    .window("length")
                    .fading()
                    .says("Average true range, smoothed by rma")
                    .from("TA-Lib ATR")
                    .number("length + 1"),
            of("stdev", Stdev.class)
                    .input("source")
                    .window("length")
                    .says("Standard deviation of the last length numbers, of the population")
                    .from("TA-Lib STDDEV")
                    .number("length"),
            of("variance", Variance.class)
                    .input("source")
                    .window("length")
                    .says("Variance of the last length numbers, of the population")
                    .from("TA-Lib VAR")
                    .number("length"),
            of("zscore", Zscore.class)
                    .input("source")
                    .window("length")
                    .says("Distance from the sma in standard deviations")
                    .from("by its name")
                    .number("length"),
            of("bbands", Bbands.class)
                    .input("source")
                    .window("length", 20)
                    .factor("multiplier", 2.0)
                    .line("upper", "The sma plus multiplier standard deviations", "length")
                    .line("middle", "The sma", "length")
                    .line("lower", "The sma less multiplier standard deviations", "length")
                    .says("Bollinger bands")
                    .from("J. Bollinger 1983, TA-Lib BBANDS")
                    .number("length"),
            of("keltner", Keltner.class)
                    .input("source")
                    .bars(HIGH, LOW, CLOSE)
                    .window("length", 20)
                    .factor("multiplier", 2.0)
                    .line("upper", "The ema plus multiplier times atr", "length + 1")
                    .line("middle", "The ema", "length")
                    .line("lower", "The ema less multiplier times atr", "length + 1")
                    .fading()
                    .says("Keltner channel")
                    .from("C. Keltner 1960 in L. Raschke's form")
                    .number("length + 1"),
            of("donchian", Donchian.class)
                    .bars(HIGH, LOW)
                    .window("length", 20)
                    .line("upper", "The highest high of the last length bars, this one included", "length")
                    .line("middle", "The mean of upper and lower", "length")
                    .line("lower", "The lowest low of the last length bars, this one included", "length")
                    .says("Donchian channel")
                    .from("R. Donchian")
                    .number("length"));

    private VolatilityIndicators() {}
}
