package io.atlantis.kernel.contract;

import io.atlantis.kernel.privacy.PersonalText;
import io.atlantis.kernel.privacy.SubjectId;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON form of domain events: members in the order of the record's components, times as ISO-8601 UTC, money and
 * quantities as decimal strings. Every released version is read, older ones by way of their {@link Upcaster}s; unknown
 * members are refused: an event this version can't read whole is not read. Components that are
 * {@link io.atlantis.kernel.privacy.PersonalData} are sealed on the way out and opened on the way in. Thread-safe.
 */
public final class EventJson {

    private final JsonMapper mapper;
    private final EventCatalog catalog;
    private final PersonalFields personal;

    /** The platform's events, for a program without personal data's keys: sealed components stay as recorded. */
    public EventJson() {
        this(PersonalText.SEALED);
    }

    /** The platform's events, for a program that reads and writes their personal components. */
    public EventJson(PersonalText personalText) {
        this(EventCatalog.released(), personalText);
    }

    /** Events of a catalog. */
    public EventJson(EventCatalog catalog, PersonalText personalText) {
        this.catalog = catalog;
        this.mapper = JsonMapper.builder()
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        this.personal = new PersonalFields(catalog.types(), personalText);
    }

    /**
     * UTF-8 bytes of an event's payload.
     *
     * @throws IllegalArgumentException for an event with personal components: those need a subject
     */
    public byte[] write(DomainEvent event) {
        if (personal.has(event.getClass())) {
            throw new IllegalArgumentException(
                    event.getClass() + " holds personal data: say whose, or it would be recorded in clear");
        }
        return mapper.writeValueAsBytes(event);
    }

    /**
     * UTF-8 bytes of an event's payload, its personal components sealed.
     *
     * @param subject whose data they are
     */
    public byte[] write(DomainEvent event, SubjectId subject) {
        if (!personal.has(event.getClass())) {
            return mapper.writeValueAsBytes(event);
        }
        ObjectNode json = mapper.valueToTree(event);
        personal.seal(event, json, subject);
        return mapper.writeValueAsBytes(json);
    }

    /** Whether events of a class have components that are sealed. */
    public boolean holdsPersonalData(DomainEvent event) {
        return personal.has(event.getClass());
    }

    /**
     * Reads a payload of a type's current version.
     *
     * @throws UnreadableEventException when the bytes are not of the type's shape
     */
    public DomainEvent read(EventType type, byte[] payload) {
        return read(type, EventCatalog.currentVersion(type), payload);
    }

    /**
     * Reads a payload by its recorded name and version, into today's record.
     *
     * @throws UnreadableEventException when the type is unknown, its version newer than this program, or the bytes are not of
     *     its shape
     */
    public DomainEvent read(String name, String version, byte[] payload) {
        return read(catalog.readable(name, version), Integer.parseInt(version), payload);
    }

    private DomainEvent read(EventType type, int version, byte[] payload) {
        try {
            if (version == EventCatalog.currentVersion(type) && !personal.has(type.payload())) {
                return mapper.readValue(payload, type.payload());
            }
            ObjectNode current = catalog.upcast(type, version, object(mapper.readTree(payload)));
            DomainEvent recorded = mapper.treeToValue(current, type.payload());
            return personal.has(type.payload())
                    ? mapper.treeToValue(personal.open(recorded, current), type.payload())
                    : recorded;
        } catch (JacksonException e) {
            throw new UnreadableEventException(
                    "payload is no " + type.qualifiedName() + " version " + version + ": " + e.getOriginalMessage(), e);
        }
    }

    private static ObjectNode object(JsonNode json) {
        if (json instanceof ObjectNode object) {
            return object;
        }
        throw new UnreadableEventException("payload is no JSON object", null);
    }
}
