package io.atlantis.kernel.contract;

import io.atlantis.kernel.privacy.PersonalData;
import io.atlantis.kernel.privacy.PersonalText;
import io.atlantis.kernel.privacy.SubjectId;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The components of each event type that are personal, sealed and opened in the JSON of a payload. Thread-safe. */
final class PersonalFields {

    private final Map<Class<?>, List<String>> fields = new HashMap<>();
    private final PersonalText text;

    PersonalFields(List<EventType> types, PersonalText text) {
        this.text = text;
        for (EventType type : types) {
            List<String> personal = declared(type.payload());
            if (!personal.isEmpty()) {
                fields.put(type.payload(), personal);
            }
        }
    }

    private static List<String> declared(Class<?> event) {
        List<String> personal = new ArrayList<>();
        for (RecordComponent component : event.getRecordComponents()) {
            if (component.isAnnotationPresent(PersonalData.class)) {
                requireText(component);
                personal.add(component.getName());
            }
            elements(component.getGenericType()).forEach(PersonalFields::requireNoneWithin);
        }
        return personal;
    }

    private static void requireText(RecordComponent component) {
        if (component.getType() != String.class) {
            throw unsupported(component, "is no String");
        }
    }

    /** Only an event's own components are looked at when it is written: one further in would be recorded in clear. */
    private static void requireNoneWithin(Class<?> part) {
        for (RecordComponent component : part.getRecordComponents()) {
            if (component.isAnnotationPresent(PersonalData.class)) {
                throw unsupported(component, "stands inside another record");
            }
            elements(component.getGenericType()).forEach(PersonalFields::requireNoneWithin);
        }
    }

    private static List<Class<?>> elements(Type type) {
        if (type instanceof Class<?> simple) {
            return simple.isRecord() ? List.of(simple) : List.of();
        }
        return type instanceof ParameterizedType generic
                ? Arrays.stream(generic.getActualTypeArguments())
                        .flatMap(argument -> elements(argument).stream())
                        .toList()
                : List.of();
    }

    private static IllegalStateException unsupported(RecordComponent component, String why) {
        return new IllegalStateException("@PersonalData " + component + " of " + component.getDeclaringRecord() + " " + why
                + ": make it a String component of the event itself");
    }

    boolean has(Class<?> event) {
        return fields.containsKey(event);
    }

    void seal(DomainEvent event, ObjectNode json, SubjectId subject) {
        for (String field : fields.getOrDefault(event.getClass(), List.of())) {
            JsonNode value = json.path(field);
            if (value.isString()) {
                json.put(field, text.seal(subject, value.stringValue(), new PersonalText.Place(field, event.entityId())));
            }
        }
    }

    /** {@code json} with its personal members opened. */
    ObjectNode open(DomainEvent recorded, ObjectNode json) {
        for (String field : fields.getOrDefault(recorded.getClass(), List.of())) {
            JsonNode value = json.path(field);
            if (value.isString()) {
                json.put(field, text.open(value.stringValue(), new PersonalText.Place(field, recorded.entityId())));
            }
        }
        return json;
    }
}
