package io.atlantis.kernel.eventlog;

import java.io.ByteArrayOutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Canonical JSON of header {@code m}: members sorted, no blanks, so that equal descriptors give equal bytes and any
 * language can recompute the hash. Thread-safe.
 */
final class DescriptorJson {

    private static final JsonFactory FACTORY = JsonFactory.builder().build();
    private static final JsonMapper MAPPER = new JsonMapper(FACTORY);
    private static final int TYPICAL_LENGTH_BYTES = 512;

    private DescriptorJson() {}

    /** @param time the descriptor's time as text, which others need too */
    static byte[] write(EventDescriptor descriptor, String time) {
        byte[] plain = PlainJson.write(descriptor, time);
        return plain.length == 0 ? writeEscaping(descriptor, time) : plain;
    }

    static byte[] writeEscaping(EventDescriptor descriptor, String time) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(TYPICAL_LENGTH_BYTES);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeStringProperty("entityId", descriptor.entityId());
            json.writeStringProperty("entityType", descriptor.entityType());
            json.writeStringProperty("id", descriptor.id());
            writeMetadata(json, descriptor.metadata());
            writeTags(json, descriptor.tags());
            json.writeStringProperty("time", time);
            json.writeStringProperty("type", descriptor.type());
            json.writeStringProperty("version", descriptor.version());
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void writeMetadata(JsonGenerator json, SortedMap<String, String> metadata) {
        json.writeName("metadata");
        json.writeStartObject();
        for (Map.Entry<String, String> entry : metadata.entrySet()) {
            json.writeStringProperty(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
    }

    private static void writeTags(JsonGenerator json, List<EventTag> tags) {
        json.writeName("tags");
        json.writeStartArray();
        for (EventTag tag : tags) {
            json.writeStartArray();
            json.writeString(tag.key());
            json.writeString(tag.value());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    /**
     * Reads a descriptor.
     *
     * @throws MalformedRecordException when the bytes are not of the form that {@link #write} gives
     */
    static EventDescriptor read(byte[] bytes) {
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            EventDescriptor descriptor = DescriptorMembers.read(json);
            return descriptor == null ? readTree(bytes) : descriptor;
        } catch (JacksonException | DateTimeException e) {
            throw new MalformedRecordException("header m: " + e.getMessage(), e);
        }
    }

    /** Takes whatever {@link #write} may not have written but readers have always accepted. */
    private static EventDescriptor readTree(byte[] bytes) {
        JsonNode json = MAPPER.readTree(bytes);
        return new EventDescriptor(
                text(json, "id"),
                text(json, "type"),
                text(json, "version"),
                Instant.parse(text(json, "time")),
                text(json, "entityType"),
                text(json, "entityId"),
                tags(json.path("tags")),
                metadata(json.path("metadata")));
    }

    private static List<EventTag> tags(JsonNode array) {
        List<EventTag> tags = new ArrayList<>(array.size());
        for (JsonNode pair : array) {
            tags.add(new EventTag(string(pair.path(0), "tags"), string(pair.path(1), "tags")));
        }
        return tags;
    }

    private static SortedMap<String, String> metadata(JsonNode object) {
        SortedMap<String, String> metadata = new TreeMap<>();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            metadata.put(member.getKey(), string(member.getValue(), "metadata"));
        }
        return metadata;
    }

    private static String text(JsonNode object, String member) {
        return string(object.path(member), member);
    }

    private static String string(JsonNode value, String member) {
        if (!value.isString()) {
            throw new MalformedRecordException("header m: " + member + " is no string", null);
        }
        return value.stringValue();
    }
}
