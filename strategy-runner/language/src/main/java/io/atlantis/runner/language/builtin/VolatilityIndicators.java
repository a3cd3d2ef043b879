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
            of("bbands_upper", Bbands.Upper.class)
                    .input("source")
                    .window("length", 20)
                    .factor("multiplier", 2.0)
                    .says("The sma plus multiplier standard deviations")
                    .from("J. Bollinger 1983, TA-Lib BBANDS")
                    .number("length"),
            of("bbands_middle", Bbands.Middle.class)
                    .input("source")
                    .window("length", 20)
                    .factor("multiplier", 2.0)
                    .says("The sma")
                    .from("J. Bollinger 1983, TA-Lib BBANDS")
                    .number("length"),
            of("bbands_lower", Bbands.Lower.class)
                    .input("source")
                    .window("length", 20)
                    .factor("multiplier", 2.0)
                    .says("The sma less multiplier standard deviations")
                    .from("J. Bollinger 1983, TA-Lib BBANDS")
                    .number("length"),
            of("keltner_upper", Keltner.Upper.class)
                    .input("source")
                    .bars(HIGH, LOW, CLOSE)
                    .window("length", 20)
                    .factor("multiplier", 2.0)
                    .fading()
                    .says("The ema plus multiplier times atr")
                    .from("C. Keltner 1960 in L. Raschke's form")
                    .number("length + 1"),
            of("keltner_middle", Keltner.Middle.class)
                    .input("source")
                    .bars(HIGH, LOW, CLOSE)
                    .window("length", 20)
                    .factor("multiplier", 2.0)
                    .fading()
                    .says("The ema")
                    .from("C. Keltner 1960 in L. Raschke's form")
                    .number("length"),
            of("keltner_lower", Keltner.Lower.class)
                    .input("source")
                    .bars(HIGH, LOW, CLOSE)
                    .window("length", 20)
                    .factor("multiplier", 2.0)
                    .fading()
                    .says("The ema less multiplier times atr")
                    .from("C. Keltner 1960 in L. Raschke's form")
                    .number("length + 1"),
            of("donchian_upper", Donchian.Upper.class)
                    .bars(HIGH, LOW)
                    .window("length", 20)
                    .says("The highest high of the last length bars, this one included")
                    .from("R. Donchian")
                    .number("length"),
            of("donchian_middle", Donchian.Middle.class)
                    .bars(HIGH, LOW)
                    .window("length", 20)
                    .says("The mean of donchian_upper and donchian_lower")
                    .from("R. Donchian")
                    .number("length"),
            of("donchian_lower", Donchian.Lower.class)
                    .bars(HIGH, LOW)
                    .window("length", 20)
                    .says("The lowest low of the last length bars, this one included")
                    .from("R. Donchian")
                    .number("length"));

    static final List<IndicatorGroup> GROUPS = List.of(
            new IndicatorGroup("bbands", Bbands.class, List.of("upper", "middle", "lower")),
            new IndicatorGroup("keltner", Keltner.class, List.of("upper", "middle", "lower")),
            new IndicatorGroup("donchian", Donchian.class, List.of("upper", "middle", "lower")));

    private VolatilityIndicators() {}
}
