package io.atlantis.runner.language.builtin;

import static io.atlantis.runner.language.builtin.BarField.CLOSE;
import static io.atlantis.runner.language.builtin.BarField.HIGH;
import static io.atlantis.runner.language.builtin.BarField.LOW;
import static io.atlantis.runner.language.builtin.BarField.VOLUME;
import static io.atlantis.runner.language.builtin.IndicatorBuilder.of;

import io.atlantis.runner.indicator.Cci;
import io.atlantis.runner.indicator.Change;
import io.atlantis.runner.indicator.Macd;
import io.atlantis.runner.indicator.Mfi;
import io.atlantis.runner.indicator.Mom;
import io.atlantis.runner.indicator.Roc;
import io.atlantis.runner.indicator.Rsi;
import io.atlantis.runner.indicator.SlowStoch;
import io.atlantis.runner.indicator.Stoch;
import io.atlantis.runner.indicator.StochRsi;
import io.atlantis.runner.indicator.Willr;
import java.util.List;

/** Momentum and oscillators. */
final class OscillatorIndicators {
    static final List<Indicator> ALL = List.of(
            of("rsi", Rsi.class)
                    .input("source")
                    .window("length")
                    .fading()
                    .says("Relative strength: rises in percent of all movement, both smoothed by rma")
                    .from("TA-Lib RSI")
                    .number("length + 1"),
            of("roc", Roc.class)
                    .input("source")
                    .window("length")
                    .says("Change from length bars ago in percent")
                    .from("TA-Lib ROC")
                    .number("length + 1"),
            of("mom", Mom.class)
                    .input("source")
                    .window("length")
                    .says("Change from length bars ago")
                    .from("TA-Lib MOM")
                    .number("length + 1"),
            of("change", Change.class)
                    .input("source")
                    .window("length", 1)
                    .says("Change from length bars ago")
                    .from("TA-Lib MOM")
                    .number("length + 1"),
            of("macd", Macd.class)
                    .input("source")
                    .window("fast", 12)
                    .window("slow", 26)
                    .window("signal", 9)
                    .line("line", "The fast ema less the slow one", "max(fast, slow)")
                    .line("signal", "The ema of the line", "max(fast, slow) + signal - 1")
                    .line("hist", "The line less the signal", "max(fast, slow) + signal - 1")
                    .fading()
                    .says("Moving average convergence and divergence")
                    .from("TA-Lib MACD")
                    .number("max(fast, slow) + signal - 1"),
            of("stoch", Stoch.class)
                    .bars(HIGH, LOW, CLOSE)
                    .window("length")
                    .says("Place of the close in the range of the last length bars, in percent")
                    .from("TA-Lib STOCHF")
                    .number("length"),
            of("slowstoch", SlowStoch.class)
                    .bars(HIGH, LOW, CLOSE)
                    .window("length", 14)
                    .window("smooth", 3)
                    .window("signal", 3)
                    .line("k", "The mean of stoch over smooth bars", "length + smooth - 1")
                    .line("d", "The mean of k over signal bars", "length + smooth + signal - 2")
                    .says("Slow stochastic oscillator")
                    .from("TA-Lib STOCH")
                    .number("length + smooth + signal - 2"),
            of("stochrsi", StochRsi.class)
                    .input("source")
                    .window("length", 14)
                    .window("stoch", 14)
                    .window("signal", 3)
                    .line(
                            "k",
                            "Place of the rsi in its own range of the last stoch values, in percent",
                            "length + stoch")
                    .line("d", "The mean of k over signal bars", "length + stoch + signal - 1")
                    .fading()
                    .says("Stochastic oscillator of the rsi")
                    .from("TA-Lib STOCHRSI")
                    .number("length + stoch + signal - 1"),
            of("cci", Cci.class)
                    .bars(HIGH, LOW, CLOSE)
                    .window("length")
                    .scanned()
                    .says("Commodity channel index: distance of hlc3 from its mean in mean deviations of 0.015")
                    .from("TA-Lib CCI")
                    .number("length"),
            of("willr", Willr.class)
                    .bars(HIGH, LOW, CLOSE)
                    .window("length")
                    .says("Williams' %R: distance of the close from the highest high in percent of the range, negative")
                    .from("TA-Lib WILLR")
                    .number("length"),
            of("mfi", Mfi.class)
                    .bars(HIGH, LOW, CLOSE, VOLUME)
                    .window("length")
                    .says("Money flow index: rising hlc3 times volume in percent of all that moved")
                    .from("TA-Lib MFI")
                    .number("length + 1"));

    private OscillatorIndicators() {}
}
