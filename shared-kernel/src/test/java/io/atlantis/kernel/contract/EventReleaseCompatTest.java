package io.atlantis.kernel.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.kernel.privacy.PersonalText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Events of every released version are still read; a change that breaks one is found. */
class EventReleaseCompatTest {

    private static final String SCHEMA = "events/StrategyRenamed.v1.json";
    private static final String RECORDED = "recorded-events/StrategyRenamed.v1.event";

    /** What was changed on a copy of the files; null takes one away. */
    private final Map<String, byte[]> changed = new HashMap<>();

    private Optional<byte[]> file(String name) {
        return changed.containsKey(name) ? Optional.ofNullable(changed.get(name)) : released(name);
    }

    private static Optional<byte[]> released(String name) {
        try (InputStream stream = EventReleaseCompatTest.class.getResourceAsStream("/" + name)) {
            return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String releasedText(String name) {
        return new String(released(name).orElseThrow(), UTF_8);
    }

    private List<String> violations(EventCatalog catalog) {
        return new EventReleases(this::file, catalog, new EventJson(catalog, PersonalText.SEALED)).violations();
    }

    private List<String> violations() {
        return violations(EventCatalog.released());
    }

    @Test
    void shouldReadEveryReleasedVersion() {
        assertThat(violations()).isEmpty();
    }

    @Test
    void shouldFindASchemaThatWasChangedAfterItsRelease() {
        changed.put(SCHEMA, releasedText(SCHEMA).replace("\"minLength\": 1", "\"minLength\": 2").getBytes(UTF_8));

        assertThat(violations())
                .singleElement()
                .asString()
                .contains(SCHEMA, "make version 2 and an upcaster from version 1");
    }

    @Test
    void shouldFindASchemaThatIsGone() {
        changed.put(SCHEMA, null);

        assertThat(violations()).singleElement().asString().contains(SCHEMA + " is gone");
    }

    @Test
    void shouldFindAVersionWithoutRecordedEvents() {
        changed.put(RECORDED, null);

        assertThat(violations()).singleElement().asString().contains(RECORDED + " is missing");
    }

    @Test
    void shouldFindAChangeOfARecordThatOldEventsDoNotStand() {
        record StrategyRenamed(String strategyId, String title, String previousName) implements DomainEvent {
            @Override
            public String entityType() {
                return "Strategy";
            }

            @Override
            public String entityId() {
                return strategyId;
            }
        }
        List<EventType> types = EventTypes.all().stream()
                .map(type -> type.name().equals("StrategyRenamed")
                        ? new EventType(type.namespace(), type.name(), "1", StrategyRenamed.class)
                        : type)
                .toList();

        assertThat(violations(new EventCatalog(types, EventTypes.upcasters())))
                .singleElement()
                .asString()
                .contains("StrategyRenamed.v1 can't be read any more");
    }

    @Test
    void shouldFindARecordedEventThatBreaksTheChain() {
        changed.put(RECORDED, releasedText(RECORDED).replace("SMA", "EMA").getBytes(UTF_8));

        assertThat(violations()).singleElement().asString().contains("does not count any more");
    }

    @Test
    void shouldSayWhichLineReleasesAVersion() {
        String manifest = releasedText("events/released.json");
        String line = manifest.lines()
                .filter(text -> text.contains("StrategyRenamed"))
                .findFirst()
                .orElseThrow()
                .strip();
        changed.put("events/released.json", manifest.replace(",\n  " + line, "").getBytes(UTF_8));

        assertThat(violations()).singleElement().asString().endsWith(line);
    }

    @Test
    void shouldFindATypeThatIsGoneWhileItsEventsAreRecorded() {
        List<EventType> types = EventTypes.all().stream()
                .filter(type -> !type.name().equals("StrategyRenamed"))
                .toList();

        assertThat(violations(new EventCatalog(types, EventTypes.upcasters())))
                .singleElement()
                .asString()
                .contains("StrategyRenamed version 1 is unknown");
    }
}
