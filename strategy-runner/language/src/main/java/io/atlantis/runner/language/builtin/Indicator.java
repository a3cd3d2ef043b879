package io.atlantis.runner.language.builtin;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One {@code ta.*} function. Its arguments are written in the order inputs, windows, factors.
 *
 * @param name behind {@code ta.}
 * @param kernel the class that computes it: constructed with the windows, updated with inputs, bars and factors
 * @param inputs series arguments
 * @param bars bar fields that follow the inputs without being written
 * @param windows whole-number arguments behind the inputs
 * @param factors series arguments behind the windows, each with a default; as a rule a constant
 * @param type of its values, BOOL or FLOAT
 * @param outputs its lines in the order of the kernel's outputs; empty of an indicator that is one line
 * @param cost of one bar
 * @param definition what it is
 */
public record Indicator(
        String name,
        Class<?> kernel,
        List<Input> inputs,
        List<BarField> bars,
        List<Window> windows,
        List<Input> factors,
        ValueType type,
        List<Output> outputs,
        Cost cost,
        Definition definition) {

    /** What one more bar costs, for the budget. */
    public enum Cost {
        /** The same for any window. */
        CONSTANT,
        /** A step for each bar of the window. */
        WINDOW
    }

    /** What of the past a value depends on: whether it matters where a series begins. */
    public enum Memory {
        /** The bars of its windows: the same from any beginning, but for rounding, once warmed up. */
        WINDOW,
        /** Every bar since the beginning, with a weight that fades geometrically. */
        FADING,
        /** Every bar since the beginning or its anchor. */
        WHOLE;

        /** In lower case, as published. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What an indicator is, for readers.
     *
     * @param summary one sentence without a full stop
     * @param source where the formula comes from
     * @param firstValue number of the bar, from 1, with the first value, of several lines the last of their first ones: an
     *     expression of the language in the windows
     * @param memory what a value depends on
     */
    public record Definition(String summary, String source, String firstValue, Memory memory) {}

    /**
     * One of several lines.
     *
     * @param name behind the dot
     * @param summary one sentence without a full stop
     * @param firstValue as of a {@link Definition}
     */
    public record Output(String name, String summary, String firstValue) {}

    /** A series argument, with the value it has when it is not written. */
    public record Input(String name, Kind kind, Optional<Double> defaultValue) {
        /** What the argument must be. */
        public enum Kind {
            NUMBER,
            /** Handed to the kernel as 1 where it holds, else 0. */
            CONDITION
        }

        /** The default as written in a strategy, or nothing. */
        public Optional<String> defaultText() {
            return defaultValue.map(value -> kind == Kind.CONDITION ? (value == 0.0 ? "False" : "True") : "" + value);
        }
    }

    /** A length in bars, with the value it has when it is not written. */
    public record Window(String name, Optional<Long> defaultBars) {}

    /** Whether it has several lines, each read by its name. */
    public boolean hasLines() {
        return !outputs.isEmpty();
    }

    /** Names of the lines, in the order in which they are unpacked. */
    public List<String> outputNames() {
        return outputs.stream().map(Output::name).toList();
    }

    /** As written. */
    public String sourceName() {
        return "ta." + name;
    }

    /** Argument names in order. */
    public List<String> arguments() {
        return Stream.of(
                        inputs.stream().map(Input::name),
                        windows.stream().map(Window::name),
                        factors.stream().map(Input::name))
                .flatMap(names -> names)
                .toList();
    }

    /** The call's shape, for messages: {@code ta.sma(source, length)}. */
    public String signature() {
        Stream<String> lengths = windows.stream()
                .map(window -> optional(window.name(), window.defaultBars().map(String::valueOf)));
        List<String> arguments = Stream.of(
                        inputs.stream().map(Indicator::text),
                        lengths,
                        factors.stream().map(Indicator::text))
                .flatMap(texts -> texts)
                .toList();
        return sourceName() + "(" + String.join(", ", arguments) + ")";
    }

    private static String text(Input input) {
        return optional(input.name(), input.defaultText());
    }

    private static String optional(String name, Optional<String> defaultText) {
        return name + defaultText.map(text -> "=" + text).orElse("");
    }
}
