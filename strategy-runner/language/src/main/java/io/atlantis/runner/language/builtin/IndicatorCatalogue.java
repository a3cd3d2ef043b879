package io.atlantis.runner.language.builtin;

import static io.atlantis.runner.language.builtin.BarField.CLOSE;
import static io.atlantis.runner.language.builtin.BarField.HIGH;
import static io.atlantis.runner.language.builtin.BarField.LOW;
import static io.atlantis.runner.language.builtin.BarField.VOLUME;
import static io.atlantis.runner.language.builtin.Indicator.Cost.CONSTANT;
import static io.atlantis.runner.language.builtin.Indicator.Cost.WINDOW;
import static io.atlantis.runner.language.builtin.ValueType.BOOL;
import static io.atlantis.runner.language.builtin.ValueType.FLOAT;

import io.atlantis.runner.indicator.Adx;
import io.atlantis.runner.indicator.Atr;
import io.atlantis.runner.indicator.Cci;
import io.atlantis.runner.indicator.Change;
import io.atlantis.runner.indicator.Crossover;
import io.atlantis.runner.indicator.Crossunder;
import io.atlantis.runner.indicator.Cum;
import io.atlantis.runner.indicator.Dema;
import io.atlantis.runner.indicator.Ema;
import io.atlantis.runner.indicator.Highest;
import io.atlantis.runner.indicator.Hma;
import io.atlantis.runner.indicator.Linreg;
import io.atlantis.runner.indicator.Lowest;
import io.atlantis.runner.indicator.Mfi;
import io.atlantis.runner.indicator.Mom;
import io.atlantis.runner.indicator.Obv;
import io.atlantis.runner.indicator.Rma;
import io.atlantis.runner.indicator.Roc;
import io.atlantis.runner.indicator.Rsi;
import io.atlantis.runner.indicator.Sma;
import io.atlantis.runner.indicator.Stdev;
import io.atlantis.runner.indicator.Stoch;
import io.atlantis.runner.indicator.Tema;
import io.atlantis.runner.indicator.Tr;
import io.atlantis.runner.indicator.Variance;
import io.atlantis.runner.indicator.Willr;
import io.atlantis.runner.indicator.Wma;
import io.atlantis.runner.indicator.Zscore;
import io.atlantis.runner.language.runtime.StrategyInstance;
import java.util.List;
import java.util.Optional;

/** All indicators, one line each: a new kernel becomes part of the language by a line here. */
public final class IndicatorCatalogue {
    /** Longest window a strategy may ask for, in bars. */
    public static final int MAX_WINDOW_BARS = StrategyInstance.MAX_WINDOW_BARS;

    private static final Indicator.Window LENGTH = new Indicator.Window("length", Optional.empty());
    private static final Indicator.Window LENGTH_OR_1 = new Indicator.Window("length", Optional.of(1L));

    private static final List<BarField> RANGE = List.of(HIGH, LOW, CLOSE);

    private static final List<Indicator> ALL = List.of(
            ofSource("sma", Sma.class, LENGTH),
            ofSource("ema", Ema.class, LENGTH),
            ofSource("wma", Wma.class, LENGTH),
            ofSource("rma", Rma.class, LENGTH),
            ofSource("hma", Hma.class, LENGTH),
            ofSource("dema", Dema.class, LENGTH),
            ofSource("tema", Tema.class, LENGTH),
            ofSource("linreg", Linreg.class, LENGTH),
            ofSource("rsi", Rsi.class, LENGTH),
            ofSource("roc", Roc.class, LENGTH),
            ofSource("mom", Mom.class, LENGTH),
            ofSource("change", Change.class, LENGTH_OR_1),
            ofSource("stdev", Stdev.class, LENGTH),
            ofSource("variance", Variance.class, LENGTH),
            ofSource("zscore", Zscore.class, LENGTH),
            ofSource("highest", Highest.class, LENGTH),
            ofSource("lowest", Lowest.class, LENGTH),
            ofSource("cum", Cum.class),
            ofBar("atr", Atr.class, RANGE, CONSTANT, LENGTH),
            ofBar("tr", Tr.class, RANGE, CONSTANT),
            ofBar("adx", Adx.class, RANGE, CONSTANT, LENGTH),
            ofBar("cci", Cci.class, RANGE, WINDOW, LENGTH),
            ofBar("stoch", Stoch.class, RANGE, CONSTANT, LENGTH),
            ofBar("willr", Willr.class, RANGE, CONSTANT, LENGTH),
            ofBar("mfi", Mfi.class, List.of(HIGH, LOW, CLOSE, VOLUME), CONSTANT, LENGTH),
            ofBar("obv", Obv.class, List.of(CLOSE, VOLUME), CONSTANT),
            ofPair("crossover", Crossover.class),
            ofPair("crossunder", Crossunder.class));

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

    private static Indicator ofSource(String name, Class<?> kernel, Indicator.Window... windows) {
        return new Indicator(name, kernel, List.of("source"), List.of(), List.of(windows), FLOAT, CONSTANT);
    }

    private static Indicator ofBar(
            String name, Class<?> kernel, List<BarField> bars, Indicator.Cost cost, Indicator.Window... windows) {
        return new Indicator(name, kernel, List.of(), bars, List.of(windows), FLOAT, cost);
    }

    private static Indicator ofPair(String name, Class<?> kernel) {
        return new Indicator(name, kernel, List.of("a", "b"), List.of(), List.of(), BOOL, CONSTANT);
    }
}
