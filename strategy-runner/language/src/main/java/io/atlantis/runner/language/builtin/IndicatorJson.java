package io.atlantis.runner.language.builtin;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The catalogue as JSON, for editors and documentation: {@code {"indicators": [...]}}. Arguments stand in the order in
 * which they are written; one without {@code default} must be. Outputs are the lines of an indicator that has several.
 * Stateless.
 */
public final class IndicatorJson {
    private IndicatorJson() {}

    /** All indicators of the {@link IndicatorCatalogue}. */
    public static String catalogue() {
        return object(
                field("indicators", array(IndicatorCatalogue.all().stream().map(IndicatorJson::indicator))));
    }

    private static String indicator(Indicator indicator) {
        Indicator.Definition definition = indicator.definition();
        return object(
                field("name", text(indicator.name())),
                field("signature", text(indicator.signature())),
                field("summary", text(definition.summary())),
                field("source", text(definition.source())),
                field("type", text(indicator.type().label())),
                field("firstValue", text(definition.firstValue())),
                field("memory", text(definition.memory().label())),
                field("cost", text(indicator.cost().name().toLowerCase(Locale.ROOT))),
                field(
                        "bars",
                        texts(indicator.bars().stream()
                                .map(BarField::sourceName)
                                .toList())),
                field("arguments", array(arguments(indicator))),
                field("outputs", array(indicator.outputs().stream().map(IndicatorJson::output))));
    }

    private static Stream<String> arguments(Indicator indicator) {
        return Stream.of(
                        indicator.inputs().stream().map(IndicatorJson::input),
                        indicator.windows().stream().map(IndicatorJson::window),
                        indicator.factors().stream().map(IndicatorJson::input))
                .flatMap(arguments -> arguments);
    }

    private static String input(Indicator.Input input) {
        boolean condition = input.kind() == Indicator.Input.Kind.CONDITION;
        String name = field("name", text(input.name()));
        String kind = field("kind", text(condition ? "condition" : "number"));
        return input.defaultValue()
                .map(value ->
                        object(name, kind, field("default", condition ? String.valueOf(value != 0.0) : "" + value)))
                .orElseGet(() -> object(name, kind));
    }

    private static String window(Indicator.Window window) {
        String name = field("name", text(window.name()));
        String kind = field("kind", text("bars"));
        String min = field("min", "1");
        String max = field("max", String.valueOf(IndicatorCatalogue.MAX_WINDOW_BARS));
        return window.defaultBars()
                .map(bars -> object(name, kind, min, max, field("default", bars.toString())))
                .orElseGet(() -> object(name, kind, min, max));
    }

    private static String output(Indicator.Output output) {
        return object(
                field("name", text(output.name())),
                field("summary", text(output.summary())),
                field("firstValue", text(output.firstValue())));
    }

    private static String object(String... fields) {
        return "{" + String.join(",", fields) + "}";
    }

    private static String field(String name, String json) {
        return text(name) + ":" + json;
    }

    private static String array(Stream<String> elements) {
        return "[" + String.join(",", elements.toList()) + "]";
    }

    private static String texts(List<String> texts) {
        return array(texts.stream().map(IndicatorJson::text));
    }

    /** Catalogue texts are one line of printable characters: only quotes and backslashes need an escape. */
    private static String text(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
