package io.atlantis.kernel.contract;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON Schemas of recorded events, as the schemas module ships them. */
public final class EventSchemas {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    /** What is wrong with a payload by its type's schema; nothing, hopefully. */
    public List<String> violations(String typeName, String version, String payload) {
        return violations(text(typeName + ".v" + version), payload);
    }

    /** What is wrong with a payload by a schema's text. */
    public List<String> violations(String schemaText, String payload) {
        Schema schema =
                schemas.computeIfAbsent(schemaText, text -> registry.getSchema(text, InputFormat.JSON));
        return schema
                .validate(
                        payload,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }

    /** The schema as JSON. */
    JsonNode document(String typeName, String version) {
        return JSON.readTree(text(typeName + ".v" + version));
    }

    private static String text(String name) {
        return resource("/events/" + name + ".json");
    }

    static String resource(String path) {
        try (InputStream stream = EventSchemas.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalArgumentException(path + " is missing");
            }
            return new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
