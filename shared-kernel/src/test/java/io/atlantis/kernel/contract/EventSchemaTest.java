package io.atlantis.kernel.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The record and the schema of each type's current version say the same. */
class EventSchemaTest {

    private final EventSchemas schemas = new EventSchemas();
    private final JsonMapper json = JsonMapper.builder().build();

    static Stream<EventType> types() {
        return EventTypes.all().stream();
    }

    private static String recorded(EventType type) {
        String file = type.name() + ".v" + type.version() + ".event";
        return RecordedEvent.parse(EventSchemas.resource("/recorded-events/" + file))
                .getFirst()
                .payloadText();
    }

    @ParameterizedTest
    @MethodSource("types")
    void shouldDescribeEveryComponentOfTheRecordAndNothingElse(EventType type) {
        assertSame(type.payload(), schemas.document(type.name(), type.version()));
    }

    private static void assertSame(Class<?> type, JsonNode schema) {
        List<String> components = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        assertThat(schema.path("properties").propertyNames())
                .as("properties of " + type.getSimpleName())
                .containsExactlyElementsOf(components);
        assertThat(schema.path("required").valueStream().map(JsonNode::asString))
                .as("required of " + type.getSimpleName())
                .containsExactlyElementsOf(components);
        assertThat(schema.path("additionalProperties").isBoolean()
                        && !schema.path("additionalProperties").asBoolean())
                .as("%s is closed", type.getSimpleName())
                .isTrue();
        for (RecordComponent component : type.getRecordComponents()) {
            JsonNode property = schema.path("properties").path(component.getName());
            assertSameType(component, property);
            if (component.getType().isRecord()) {
                assertSame(component.getType(), property);
            } else if (component.getGenericType() instanceof ParameterizedType list
                    && list.getActualTypeArguments()[0] instanceof Class<?> element
                    && element.isRecord()) {
                assertSame(element, property.path("items"));
            }
        }
    }

    /** A property's JSON type is the one that the codec writes for the component's class. */
    private static void assertSameType(RecordComponent component, JsonNode property) {
        Class<?> type = component.getType();
        String expected = type == String.class || type == Instant.class
                ? "string"
                : type == int.class || type == long.class || type == Integer.class
                        ? "integer"
                        : List.class.isAssignableFrom(type) ? "array" : "object";
        List<JsonNode> examples = property.has("enum")
                ? property.path("enum").valueStream().toList()
                : property.has("const") ? List.of(property.path("const")) : List.of();
        List<String> declared = property.path("type").isArray()
                ? property.path("type").valueStream().map(JsonNode::asString).toList()
                : property.has("type") ? List.of(property.path("type").asString()) : List.of();
        assertThat(declared.contains(expected)
                        || (!examples.isEmpty() && examples.stream().allMatch(value -> isOf(value, expected))))
                .as("%s is %s in the schema", component, expected)
                .isTrue();
        assertThat(declared.contains("null"))
                .as("%s may be null", component)
                .isEqualTo(component.getAnnotatedType().isAnnotationPresent(Nullable.class));
    }

    private static boolean isOf(JsonNode value, String type) {
        return type.equals("string") ? value.isString() : type.equals("integer") && value.isIntegralNumber();
    }

    @ParameterizedTest
    @MethodSource("types")
    void shouldRefuseAPayloadThatLacksAMemberOrHasOneTooMany(EventType type) {
        var lacking = json.readTree(recorded(type)).asObject();
        lacking.remove(lacking.propertyNames().iterator().next());
        var tooMany = json.readTree(recorded(type)).asObject().put("surprise", 1);

        assertThat(schemas.violations(type.name(), type.version(), lacking.toString()))
                .isNotEmpty();
        assertThat(schemas.violations(type.name(), type.version(), tooMany.toString()))
                .isNotEmpty();
    }
}
