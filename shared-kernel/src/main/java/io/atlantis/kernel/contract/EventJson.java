package io.atlantis.kernel.contract;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON form of domain events: members in the order of the record's components, times as ISO-8601 UTC, money and
 * quantities as decimal strings. Unknown members are refused: an event this version can't read whole is not read.
 * Thread-safe.
 */
public final class EventJson {

    private final JsonMapper mapper;

    public EventJson() {
        this.mapper = JsonMapper.builder()
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /** UTF-8 bytes of an event's payload. */
    public byte[] write(DomainEvent event) {
        return mapper.writeValueAsBytes(event);
    }

    /**
     * Reads a payload.
     *
     * @throws UnreadableEventException when the bytes are not of the type's shape
     */
    public DomainEvent read(EventType type, byte[] payload) {
        try {
            return mapper.readValue(payload, type.payload());
        } catch (JacksonException e) {
            throw new UnreadableEventException(
                    "payload is no " + type.qualifiedName() + " version " + type.version() + ": "
                            + e.getOriginalMessage(),
                    e);
        }
    }

    /**
     * Reads a payload by its recorded name and version.
     *
     * @throws UnreadableEventException when the type is unknown or the bytes are not of its shape
     */
    public DomainEvent read(String name, String version, byte[] payload) {
        EventType type = EventTypes.named(name)
                .filter(known -> known.version().equals(version))
                .orElseThrow(() -> new UnreadableEventException(
                        "event type " + name + " version " + version + " is unknown", null));
        return read(type, payload);
    }
}
