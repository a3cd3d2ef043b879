package io.atlantis.runner.language.builtin;

import static io.atlantis.runner.language.builtin.BarField.VOLUME;
import static io.atlantis.runner.language.builtin.IndicatorBuilder.of;

import io.atlantis.runner.indicator.Dema;
import io.atlantis.runner.indicator.Ema;
import io.atlantis.runner.indicator.Hma;
import io.atlantis.runner.indicator.Linreg;
import io.atlantis.runner.indicator.Rma;
import io.atlantis.runner.indicator.Slope;
import io.atlantis.runner.indicator.Sma;
import io.atlantis.runner.indicator.Tema;
import io.atlantis.runner.indicator.Vwma;
import io.atlantis.runner.indicator.Wma;
import java.util.List;

/** Averages and lines through a series. */
final class AverageIndicators {
    static final List<Indicator> ALL = List.of(
            of("sma", Sma.class)
                    .input("source")
                    .window("length")
                    .says("Mean of the last length numbers")
                    .from("TA-Lib SMA")
                    .number("length"),
            of("ema", Ema.class)
                    .input("source")
                    .window("length")
                    .fading()
                    .says("Exponential average with weight 2 / (length + 1), begun with a mean")
                    .from("TA-Lib EMA")
                    .number("length"),
            of("wma", Wma.class)
                    .input("source")
                    .window("length")
                    .says("Average with weights length, length - 1, ... 1, the newest heaviest")
                    .from("TA-Lib WMA")
                    .number("length"),
            of("rma", Rma.class)
                    .input("source")
                    .window("length")
                    .fading()
                    .says("Wilder's smoothing: exponential average with weight 1 / length, begun with a mean")
                    .from("J. W. Wilder 1978")
                    .number("length"),
            of("vwma", Vwma.class)
                    .input("source")
                    .bars(VOLUME)
                    .window("length")
                    .says("Mean of the last length numbers weighted by volume")
                    .from("B. Dormeier 2011")
                    .number("length"),
            of("hma", Hma.class)
                    .input("source")
                    .window("length")
                    .says("Hull's average: wma over sqrt(length) of 2 * wma(length / 2) - wma(length)")
                    .from("A. Hull 2005")
                    .number("length + int(sqrt(length)) - 1"),
            of("dema", Dema.class)
                    .input("source")
                    .window("length")
                    .fading()
                    .says("Double exponential average, 2 * ema - ema of ema")
                    .from("TA-Lib DEMA")
                    .number("2 * length - 1"),
            of("tema", Tema.class)
                    .input("source")
                    .window("length")
                    .fading()
                    .says("Triple exponential average, 3 * ema - 3 * ema of ema + ema of ema of ema")
                    .from("TA-Lib TEMA")
                    .number("3 * length - 2"),
            of("linreg", Linreg.class)
                    .input("source")
                    .window("length")
                    .says("End of the least-squares line through the last length numbers")
                    .from("TA-Lib LINEARREG")
                    .number("length"),
            of("slope", Slope.class)
                    .input("source")
                    .window("length")
                    .says("Slope of the least-squares line through the last length numbers, per bar")
                    .from("TA-Lib LINEARREG_SLOPE")
                    .number("length"));

    private AverageIndicators() {}
}
