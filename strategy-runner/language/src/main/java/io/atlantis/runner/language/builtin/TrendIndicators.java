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
                    .says("Average directional index: how far dmi_plus and dmi_minus are apart")
                    .from("TA-Lib ADX")
                    .number("2 * length"),
            of("dmi_plus", Dmi.Plus.class)
                    .bars(HIGH, LOW, CLOSE)
                    .window("length")
                    .fading()
                    .says("+DI: smoothed rises of the high in percent of the smoothed true range")
                    .from("TA-Lib PLUS_DI")
                    .number("length + 1"),
            of("dmi_minus", Dmi.Minus.class)
                    .bars(HIGH, LOW, CLOSE)
                    .window("length")
                    .fading()
                    .says("-DI: smoothed falls of the low in percent of the smoothed true range")
                    .from("TA-Lib MINUS_DI")
                    .number("length + 1"),
            of("supertrend_line", Supertrend.Line.class)
                    .bars(HIGH, LOW, CLOSE)
                    .window("length", 10)
                    .factor("multiplier", 3.0)
                    .whole()
                    .says("Band at multiplier times atr that trails the price, below it in a rising trend")
                    .from("O. Seban, as Pine's ta.supertrend")
                    .number("length + 1"),
            of("supertrend_direction", Supertrend.Direction.class)
                    .bars(HIGH, LOW, CLOSE)
                    .window("length", 10)
                    .factor("multiplier", 3.0)
                    .whole()
                    .says("1 while the trend of supertrend_line is up, -1 while it is down")
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
            of("ichimoku_conversion", Ichimoku.Conversion.class)
                    .bars(HIGH, LOW)
                    .window("conversion", 9)
                    .window("base", 26)
                    .window("span", 52)
                    .says("Middle of the range of the last conversion bars")
                    .from("G. Hosoda 1969")
                    .number("conversion"),
            of("ichimoku_base", Ichimoku.Base.class)
                    .bars(HIGH, LOW)
                    .window("conversion", 9)
                    .window("base", 26)
                    .window("span", 52)
                    .says("Middle of the range of the last base bars")
                    .from("G. Hosoda 1969")
                    .number("base"),
            of("ichimoku_span_a", Ichimoku.SpanA.class)
                    .bars(HIGH, LOW)
                    .window("conversion", 9)
                    .window("base", 26)
                    .window("span", 52)
                    .says("Mean of ichimoku_conversion and ichimoku_base, not shifted")
                    .from("G. Hosoda 1969")
                    .number("max(conversion, base)"),
            of("ichimoku_span_b", Ichimoku.SpanB.class)
                    .bars(HIGH, LOW)
                    .window("conversion", 9)
                    .window("base", 26)
                    .window("span", 52)
                    .says("Middle of the range of the last span bars, not shifted")
                    .from("G. Hosoda 1969")
                    .number("span"),
            of("pivot_high", Pivot.High.class)
                    .bars(HIGH, LOW)
                    .window("left")
                    .window("right")
                    .scanned()
                    .says("High of right bars ago where it tops left bars before and right bars after it, else na")
                    .from("C. LeBeau, D. Lucas 1992, as Pine's ta.pivothigh and ta.pivotlow")
                    .number("left + right + 1"),
            of("pivot_low", Pivot.Low.class)
                    .bars(HIGH, LOW)
                    .window("left")
                    .window("right")
                    .scanned()
                    .says("Low of right bars ago where it is below left bars before and right bars after it, else na")
                    .from("C. LeBeau, D. Lucas 1992, as Pine's ta.pivothigh and ta.pivotlow")
                    .number("left + right + 1"));

    static final List<IndicatorGroup> GROUPS = List.of(
            new IndicatorGroup("dmi", Dmi.class, List.of("plus", "minus")),
            new IndicatorGroup("supertrend", Supertrend.class, List.of("line", "direction")),
            new IndicatorGroup("ichimoku", Ichimoku.class, List.of("conversion", "base", "span_a", "span_b")),
            new IndicatorGroup("pivot", Pivot.class, List.of("high", "low")));

    private TrendIndicators() {}
}
