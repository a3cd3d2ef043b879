package io.atlantis.runner.language.builtin;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One {@code ta.*} function.
 *
 * @param name behind {@code ta.}
 * @param kernel the class that computes it: constructed with the windows, updated with the inputs
 * @param inputs names of the series arguments
 * @param bars bar fields that follow the inputs without being written
 * @param windows whole-number arguments behind the inputs
 * @param type of its values, BOOL or FLOAT
 * @param cost of one bar
 */
public record Indicator(
        String name,
        Class<?> kernel,
        List<String> inputs,
        List<BarField> bars,
        List<Window> windows,
        ValueType type,
        Cost cost) {

    /** What one more bar costs, for the budget. */
    public enum Cost {
        /** The same for any window. */
        CONSTANT,
        /** A step for each bar of the window. */
        WINDOW
    }

    /** A length in bars, with the value it has when it is not written. */
    public record Window(String name, Optional<Long> defaultBars) {}

    /** As written. */
    public String sourceName() {
        return "ta." + name;
    }

    /** Argument names in order. */
    public List<String> arguments() {
        return Stream.concat(inputs.stream(), windows.stream().map(Window::name))
                .toList();
    }

    /** The call's shape, for messages: {@code ta.sma(source, length)}. */
    public String signature() {
        Stream<String> optional = windows.stream()
                .map(window -> window.name()
                        + window.defaultBars().map(bars -> "=" + bars).orElse(""));
        return sourceName() + "("
                + String.join(", ", Stream.concat(inputs.stream(), optional).toList()) + ")";
    }
}
