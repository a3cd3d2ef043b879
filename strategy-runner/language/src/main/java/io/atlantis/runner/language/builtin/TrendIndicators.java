package io.atlantis.runner.language.builtin;

import static io.atlantis.runner.language.builtin.BarField.CLOSE;
import static io.atlantis.runner.language.builtin.BarField.HIGH;
import static io.atlantis.runner.language.builtin.BarField.LOW;
import static io.atlantis.runner.language.builtin.IndicatorBuilder.of;

import io.atlantis.runner.indicator.Adx;
import io.atlantis.runner.indicator.Dmi;
import io.atlantis.runner.indicator.Ichimoku;
import io.atlantis.runner.indicator.Pivot;
import io.atlantis.runner.indicator.Psar;
import io.atlantis.runner.indicator.Supertrend;
import java.util.List;

/** Which way a market goes, and where it turns. */
final class TrendIndicators {
    static final List<Indicator> ALL = List.of(
            of("adx", Adx.class)
                    .bars(HIGH, LOW, CLOSE)
                    .window("length")
                    .fading()
                    .says("Average directional index: how far the lines of dmi are apart")
                    .from("TA-Lib ADX")
                    .number("2 * length"),
            of("dmi", Dmi.class)
                    .bars(HIGH, LOW, CLOSE)
                    .window("length")
                    .line("plus", "+DI: smoothed rises of the high in percent of the smoothed true range", "length + 1")
                    .line("minus", "-DI: smoothed falls of the low in percent of the smoothed true range", "length + 1")
                    .fading()
                    .says("Directional movement")
                    .from("TA-Lib PLUS_DI and MINUS_DI")
                    .number("length + 1"),
            of("supertrend", Supertrend.class)
                    .bars(HIGH, LOW, CLOSE)
                    .window("length", 10)
                    .factor("multiplier", 3.0)
                    .line(
                            "line",
                            "Band at multiplier times atr that trails the price, below it in a rising trend",
                            "length + 1")
                    .line("direction", "1 while the trend is up, -1 while it is down", "length + 1")
                    .whole()
                    .says("A stop that trails the trend")
                    .from("O. Seban, as Pine's ta.supertrend")
                    .number("length + 1"),
            of("psar", Psar.class)
                    .bars(HIGH, LOW)
                    .factor("step", 0.02)
                    .factor("maximum", 0.2)
                    .whole()
                    .says("Parabolic stop and reverse")
                    .from("TA-Lib SAR")
                    .number("2"),
            of("ichimoku", Ichimoku.class)
                    .bars(HIGH, LOW)
                    .window("conversion", 9)
                    .window("base", 26)
                    .window("span", 52)
                    .line("conversion", "Middle of the range of the last conversion bars", "conversion")
                    .line("base", "Middle of the range of the last base bars", "base")
                    .line("span_a", "Mean of the lines conversion and base, not shifted", "max(conversion, base)")
                    .line("span_b", "Middle of the range of the last span bars, not shifted", "span")
                    .says("Ichimoku's lines")
                    .from("G. Hosoda 1969")
                    .number("max(conversion, base, span)"),
            of("pivot", Pivot.class)
                    .bars(HIGH, LOW)
                    .window("left")
                    .window("right")
                    .line(
                            "high",
                            "High of right bars ago where it tops left bars before and right bars after it, else na",
                            "left + right + 1")
                    .line(
                            "low",
                            "Low of right bars ago where it is below left bars before and right bars after it, else na",
                            "left + right + 1")
                    .scanned()
                    .says("Tops and bottoms, at the bar that confirms them")
                    .from("C. LeBeau, D. Lucas 1992, as Pine's ta.pivothigh and ta.pivotlow")
                    .number("left + right + 1"));

    private TrendIndicators() {}
}
