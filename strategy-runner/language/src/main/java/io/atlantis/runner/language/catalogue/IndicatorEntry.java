package io.atlantis.runner.language.catalogue;

import io.atlantis.runner.language.builtin.Indicator;
import io.atlantis.runner.language.builtin.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the entry of an indicator: all of it is in its definition. */
final class IndicatorEntry {
    private static final long EXAMPLE_BARS = 14;

    private IndicatorEntry() {}

    static LanguageEntry of(Indicator indicator) {
        return new LanguageEntry(
                EntryKind.INDICATOR,
                indicator.sourceName(),
                List.of(new Signature(indicator.sourceName(), true, parameters(indicator), result(indicator))),
                indicator.definition().summary() + ".",
                Optional.of(indicator.definition().source()),
                example(indicator),
                Optional.of(indicator));
    }

    private static List<Signature.Parameter> parameters(Indicator indicator) {
        return Stream.of(
                        indicator.inputs().stream().map(IndicatorEntry::parameter),
                        indicator.windows().stream().map(IndicatorEntry::parameter),
                        indicator.factors().stream().map(IndicatorEntry::parameter))
                .flatMap(parameters -> parameters)
                .toList();
    }

    private static Signature.Parameter parameter(Indicator.Input input) {
        String type = input.kind() == Indicator.Input.Kind.CONDITION ? "condition" : "series";
        return new Signature.Parameter(input.name(), type, input.defaultText(), false);
    }

    private static Signature.Parameter parameter(Indicator.Window window) {
        return new Signature.Parameter(
                window.name(), "int", window.defaultBars().map(String::valueOf), false);
    }

    private static String result(Indicator indicator) {
        String type = indicator.type() == ValueType.BOOL ? "condition" : "series";
        return indicator.hasLines()
                ? indicator.outputs().stream().map(_ -> type).collect(Collectors.joining(", ", "tuple[", "]"))
                : type;
    }

    /** Fits event code and the module level alike. */
    private static String example(Indicator indicator) {
        String call = call(indicator);
        return indicator.hasLines()
                ? indicator.outputNames().stream()
                        .map(line -> indicator.name() + "_" + line + " = " + call + "." + line)
                        .collect(Collectors.joining("\n"))
                : "value = " + call;
    }

    private static String call(Indicator indicator) {
        Stream<String> inputs = indicator.inputs().stream().map(IndicatorEntry::argument);
        Stream<String> windows = indicator.windows().stream()
                .filter(window -> window.defaultBars().isEmpty())
                .map(_ -> String.valueOf(EXAMPLE_BARS));
        return Stream.concat(inputs, windows).collect(Collectors.joining(", ", indicator.sourceName() + "(", ")"));
    }

    private static String argument(Indicator.Input input) {
        if (input.kind() == Indicator.Input.Kind.CONDITION) {
            return "close > open";
        }
        return input.name().equals("b") ? "open" : "close";
    }
}
