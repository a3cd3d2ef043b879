package io.atlantis.runner.language.catalogue;

import io.atlantis.runner.language.builtin.BarField;
import io.atlantis.runner.language.builtin.Indicator;
import io.atlantis.runner.language.builtin.IndicatorCatalogue;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * The JSON form of the catalogue, for editors and programs: {@code {"entries": [...]}}, the same text in every process. A
 * parameter without {@code default} must be given, unless it is {@code repeated}. Stateless.
 */
public final class LanguageJson {
    private LanguageJson() {}

    /** The catalogue as one object. */
    public static String text(LanguageCatalogue catalogue) {
        StringWriter text = new StringWriter();
        write(catalogue, text);
        return text.toString();
    }

    /** Writes the catalogue as one object and leaves {@code out} open. */
    public static void write(LanguageCatalogue catalogue, Writer out) {
        JsonFactory factory = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
        try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeArrayPropertyStart("entries");
            catalogue.entries().forEach(entry -> writeEntry(json, entry));
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void writeEntry(JsonGenerator json, LanguageEntry entry) {
        json.writeStartObject();
        json.writeStringProperty("name", entry.name());
        json.writeStringProperty("kind", entry.kind().label());
        entry.kind().owner().ifPresent(owner -> json.writeStringProperty("owner", owner));
        json.writeArrayPropertyStart("signatures");
        entry.signatures().forEach(signature -> writeSignature(json, signature));
        json.writeEndArray();
        json.writeStringProperty("doc", entry.doc());
        entry.formula().ifPresent(formula -> json.writeStringProperty("formula", formula));
        json.writeStringProperty("example", entry.example());
        entry.indicator().ifPresent(indicator -> writeIndicator(json, indicator));
        json.writeEndObject();
    }

    private static void writeSignature(JsonGenerator json, Signature signature) {
        json.writeStartObject();
        json.writeStringProperty("text", signature.text());
        json.writeArrayPropertyStart("parameters");
        signature.parameters().forEach(parameter -> writeParameter(json, parameter));
        json.writeEndArray();
        json.writeStringProperty("returns", signature.returns());
        json.writeEndObject();
    }

    private static void writeParameter(JsonGenerator json, Signature.Parameter parameter) {
        json.writeStartObject();
        json.writeStringProperty("name", parameter.name());
        json.writeStringProperty("type", parameter.type());
        parameter.defaultText().ifPresent(value -> json.writeStringProperty("default", value));
        if (parameter.isRepeated()) {
            json.writeBooleanProperty("repeated", true);
        }
        json.writeEndObject();
    }

    private static void writeIndicator(JsonGenerator json, Indicator indicator) {
        Indicator.Definition definition = indicator.definition();
        json.writeStringProperty("firstValue", definition.firstValue());
        json.writeStringProperty("memory", definition.memory().label());
        json.writeStringProperty("cost", indicator.cost().name().toLowerCase(Locale.ROOT));
        json.writeNumberProperty("maxBars", IndicatorCatalogue.MAX_WINDOW_BARS);
        json.writeArrayPropertyStart("bars");
        indicator.bars().stream().map(BarField::sourceName).forEach(json::writeString);
        json.writeEndArray();
        json.writeArrayPropertyStart("lines");
        indicator.outputs().forEach(line -> writeLine(json, line));
        json.writeEndArray();
    }

    private static void writeLine(JsonGenerator json, Indicator.Output line) {
        json.writeStartObject();
        json.writeStringProperty("name", line.name());
        json.writeStringProperty("doc", line.summary() + ".");
        json.writeStringProperty("firstValue", line.firstValue());
        json.writeEndObject();
    }
}
