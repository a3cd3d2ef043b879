package io.atlantis.kernel.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.atlantis.kernel.eventlog.FoldedEvent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds what was released to what can still be read: every version in {@code events/released.json} keeps its schema byte for
 * byte, has recorded events, and leads to today's record; every version that there is was released.
 */
final class EventReleases {

    private static final String MANIFEST = "events/released.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Function<String, Optional<byte[]>> files;
    private final EventCatalog catalog;
    private final EventJson codec;
    private final EventSchemas schemas = new EventSchemas();
    private final List<String> violations = new ArrayList<>();

    private record Release(String name, int version, String sha256) {

        String id() {
            return name + ".v" + version;
        }

        String schemaFile() {
            return "events/" + id() + ".json";
        }

        String line() {
            return "{\"name\": \"%s\", \"version\": %d, \"sha256\": \"%s\"}".formatted(name, version, sha256);
        }
    }

    /**
     * @param files content by name, such as {@code events/StrategyEdited.v1.json} and
     *     {@code recorded-events/StrategyEdited.v1.event}
     */
    EventReleases(Function<String, Optional<byte[]>> files, EventCatalog catalog, EventJson codec) {
        this.files = files;
        this.catalog = catalog;
        this.codec = codec;
    }

    /** Everything that would break a recorded event, each with what to do about it. */
    List<String> violations() {
        List<Release> released = released();
        Set<String> ids = new HashSet<>();
        for (Release release : released) {
            require(ids.add(release.id()), release.id() + " stands twice in " + MANIFEST + ": keep one line");
            checkSchema(release);
            checkRecorded(release);
        }
        catalog.types().forEach(type -> requireReleased(type, ids));
        return violations;
    }

    private List<Release> released() {
        return JSON.readTree(text(MANIFEST).orElseThrow())
                .valueStream()
                .map(line -> new Release(
                        line.path("name").asString(),
                        line.path("version").asInt(),
                        line.path("sha256").asString()))
                .toList();
    }

    private void requireReleased(EventType type, Set<String> ids) {
        IntStream.rangeClosed(1, EventCatalog.currentVersion(type))
                .mapToObj(version -> new Release(type.name(), version, ""))
                .filter(release -> !ids.contains(release.id()))
                .forEach(release -> violations.add(release.id() + " is not released: add to " + MANIFEST + " the line "
                        + new Release(release.name(), release.version(), schemaHash(release))
                                .line()));
    }

    private void checkSchema(Release release) {
        String hash = schemaHash(release);
        require(!hash.isEmpty(), release.schemaFile() + " is gone, and events of that version are recorded: bring it back");
        require(
                hash.isEmpty() || hash.equals(release.sha256()),
                release.schemaFile() + " was changed after its release: put it back as it was, then make version "
                        + (release.version() + 1) + " and an upcaster from version " + release.version());
    }

    private void checkRecorded(Release release) {
        String file = "recorded-events/" + release.id() + ".event";
        List<RecordedEvent> recorded =
                text(file).map(RecordedEvent::parse).orElseGet(List::of);
        require(!recorded.isEmpty(), file + " is missing: record at least one event of that version");
        recorded.forEach(event -> checkReadable(release, event));
    }

    private void checkReadable(Release release, RecordedEvent recorded) {
        FoldedEvent event = recorded.folded();
        if (event == null) {
            violations.add("a recorded event of " + release.id() + " does not count any more");
            return;
        }
        text(release.schemaFile())
                .map(schema -> schemas.violations(schema, recorded.payloadText()))
                .filter(found -> !found.isEmpty())
                .ifPresent(found ->
                        violations.add("a recorded event of " + release.id() + " breaks its own schema: " + found));
        try {
            checkWrittenAgain(release, recorded, codec.read(event.typeName(), event.typeVersion(), event.payload()));
        } catch (RuntimeException e) {
            violations.add("a recorded event of " + release.id() + " can't be read any more: " + e.getMessage());
        }
    }

    /** What was read is written as an event of today; one of the current version as the same JSON. */
    private void checkWrittenAgain(Release release, RecordedEvent recorded, DomainEvent event) {
        EventType current = catalog.named(release.name()).orElseThrow();
        JsonNode again = JSON.readTree(codec.write(event));
        if (EventCatalog.currentVersion(current) == release.version()) {
            require(
                    again.equals(JSON.readTree(recorded.payload())),
                    "a recorded event of " + release.id() + " is written differently now: " + again);
        }
        String schemaFile = "events/" + current.name() + ".v" + current.version() + ".json";
        List<String> found =
                text(schemaFile).map(schema -> schemas.violations(schema, again.toString())).orElseGet(List::of);
        require(found.isEmpty(), release.id() + " was brought up to what is no " + schemaFile + ": " + found);
    }

    private String schemaHash(Release release) {
        return files.apply(release.schemaFile()).map(EventReleases::sha256).orElse("");
    }

    private Optional<String> text(String file) {
        return files.apply(file).map(bytes -> new String(bytes, UTF_8));
    }

    private void require(boolean holds, String violation) {
        if (!holds) {
            violations.add(violation);
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
