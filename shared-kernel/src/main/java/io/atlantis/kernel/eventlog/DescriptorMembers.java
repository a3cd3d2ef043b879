package io.atlantis.kernel.eventlog;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads header {@code m} in one pass, member by member in the order in which they are written. Whatever isn't exactly so
 * is left to a more patient reader. Stateless.
 */
final class DescriptorMembers {

    private DescriptorMembers() {}

    /**
     * The descriptor that a parser at its beginning gives; null when it is not of the canonical form.
     *
     * @throws tools.jackson.core.JacksonException when it is no JSON
     * @throws java.time.DateTimeException when the time is none
     */
    static @Nullable EventDescriptor read(JsonParser json) {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return null;
        }
        String entityId = string(json, "entityId");
        String entityType = string(json, "entityType");
        String id = string(json, "id");
        SortedMap<String, String> metadata = metadata(json);
        List<EventTag> tags = tags(json);
        String time = string(json, "time");
        String type = string(json, "type");
        String version = string(json, "version");
        if (json.nextToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
            return null;
        }
        if (entityId == null || entityType == null || id == null || metadata == null) {
            return null;
        }
        if (tags == null || time == null || type == null || version == null) {
            return null;
        }
        return new EventDescriptor(id, type, version, IsoInstant.parse(time), entityType, entityId, tags, metadata);
    }

    private static @Nullable String string(JsonParser json, String member) {
        boolean present = member.equals(json.nextName()) && json.nextToken() == JsonToken.VALUE_STRING;
        return present ? json.getString() : null;
    }

    private static @Nullable SortedMap<String, String> metadata(JsonParser json) {
        if (!"metadata".equals(json.nextName()) || json.nextToken() != JsonToken.START_OBJECT) {
            return null;
        }
        SortedMap<String, String> metadata = new TreeMap<>();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            if (json.nextToken() != JsonToken.VALUE_STRING) {
                return null;
            }
            metadata.put(name, json.getString());
        }
        return metadata;
    }

    private static @Nullable List<EventTag> tags(JsonParser json) {
        if (!"tags".equals(json.nextName()) || json.nextToken() != JsonToken.START_ARRAY) {
            return null;
        }
        List<EventTag> tags = new ArrayList<>(1);
        while (json.nextToken() == JsonToken.START_ARRAY) {
            String key = json.nextToken() == JsonToken.VALUE_STRING ? json.getString() : null;
            String value = json.nextToken() == JsonToken.VALUE_STRING ? json.getString() : null;
            if (key == null || value == null || json.nextToken() != JsonToken.END_ARRAY) {
                return null;
            }
            tags.add(new EventTag(key, value));
        }
        return json.currentToken() == JsonToken.END_ARRAY ? tags : null;
    }
}
