package io.atlantis.runner.language.builtin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes an {@link Indicator} down like a sentence. One use, one thread. */
final class IndicatorBuilder {
    private final String name;
    private final Class<?> kernel;
    private final List<Indicator.Input> inputs = new ArrayList<>();
    private final List<Indicator.Window> windows = new ArrayList<>();
    private final List<Indicator.Input> factors = new ArrayList<>();
    private final List<Indicator.Output> outputs = new ArrayList<>();
    private List<BarField> bars = List.of();
    private Indicator.Cost cost = Indicator.Cost.CONSTANT;
    private Indicator.Memory memory = Indicator.Memory.WINDOW;
    private String summary = "";
    private String source = "";

    private IndicatorBuilder(String name, Class<?> kernel) {
        this.name = name;
        this.kernel = kernel;
    }

    static IndicatorBuilder of(String name, Class<?> kernel) {
        return new IndicatorBuilder(name, kernel);
    }

    /** A number at each bar, that must be written. */
    IndicatorBuilder input(String input) {
        inputs.add(new Indicator.Input(input, Indicator.Input.Kind.NUMBER, Optional.empty()));
        return this;
    }

    /** A condition at each bar, that must be written. */
    IndicatorBuilder condition(String input) {
        inputs.add(new Indicator.Input(input, Indicator.Input.Kind.CONDITION, Optional.empty()));
        return this;
    }

    IndicatorBuilder bars(BarField... fields) {
        bars = List.of(fields);
        return this;
    }

    IndicatorBuilder window(String window) {
        windows.add(new Indicator.Window(window, Optional.empty()));
        return this;
    }

    IndicatorBuilder window(String window, long defaultBars) {
        windows.add(new Indicator.Window(window, Optional.of(defaultBars)));
        return this;
    }

    IndicatorBuilder factor(String factor, double defaultValue) {
        factors.add(new Indicator.Input(factor, Indicator.Input.Kind.NUMBER, Optional.of(defaultValue)));
        return this;
    }

    /** A condition at each bar, that never holds if it is not written. */
    IndicatorBuilder optionalCondition(String factor) {
        factors.add(new Indicator.Input(factor, Indicator.Input.Kind.CONDITION, Optional.of(0.0)));
        return this;
    }

    /** It looks at its whole window at every bar. */
    IndicatorBuilder scanned() {
        cost = Indicator.Cost.WINDOW;
        return this;
    }

    IndicatorBuilder fading() {
        memory = Indicator.Memory.FADING;
        return this;
    }

    IndicatorBuilder whole() {
        memory = Indicator.Memory.WHOLE;
        return this;
    }

    IndicatorBuilder says(String text) {
        summary = text;
        return this;
    }

    IndicatorBuilder from(String formula) {
        source = formula;
        return this;
    }

    /** One of its lines, in the order of the kernel's outputs; the first value at bar {@code firstValue}, from 1. */
    IndicatorBuilder line(String line, String text, String firstValue) {
        outputs.add(new Indicator.Output(line, text, firstValue));
        return this;
    }

    /** A number at each bar, in each of its lines; there from bar {@code firstValue} on, counted from 1. */
    Indicator number(String firstValue) {
        return build(ValueType.FLOAT, firstValue);
    }

    /** A condition at each bar, that can hold from bar {@code firstValue} on, counted from 1. */
    Indicator truth(String firstValue) {
        return build(ValueType.BOOL, firstValue);
    }

    private Indicator build(ValueType type, String firstValue) {
        return new Indicator(
                name,
                kernel,
                List.copyOf(inputs),
                bars,
                List.copyOf(windows),
                List.copyOf(factors),
                type,
                List.copyOf(outputs),
                cost,
                new Indicator.Definition(summary, source, firstValue, memory));
    }
}
