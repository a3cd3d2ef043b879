package io.atlantis.kernel.contract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * The event types that a program reads, each in its current version, and the steps that lead to it from every older one.
 * Versions are whole numbers from 1 without gaps. Immutable.
 */
public final class EventCatalog {

    private static final Pattern VERSION = Pattern.compile("[1-9]\\d{0,5}");

    private final Map<String, EventType> types = new TreeMap<>();
    private final Map<String, Map<Integer, Upcaster>> upcasters = new HashMap<>();

    /**
     * A catalog whose steps leave no gap.
     *
     * @throws IllegalStateException naming the type and version, when a step is missing, stands twice, or leads nowhere: no
     *     program may start that would meet events it can't read
     */
    public EventCatalog(List<EventType> types, List<Upcaster> upcasters) {
        types.forEach(this::add);
        upcasters.forEach(this::add);
        types.forEach(this::requireSteps);
    }

    /** What this version of the platform reads. */
    public static EventCatalog released() {
        return new EventCatalog(EventTypes.all(), EventTypes.upcasters());
    }

    private void add(EventType type) {
        if (!VERSION.matcher(type.version()).matches()) {
            throw new IllegalStateException("event type " + type.name() + " version '" + type.version()
                    + "' is no whole number from 1: versions are counted");
        }
        if (types.put(type.name(), type) != null) {
            throw new IllegalStateException("event type " + type.name() + " stands twice in the catalog: keep one");
        }
    }

    private void add(Upcaster upcaster) {
        EventType type = types.get(upcaster.name());
        if (type == null || upcaster.fromVersion() < 1 || upcaster.fromVersion() >= currentVersion(type)) {
            throw new IllegalStateException("upcaster of " + upcaster.step() + " leads nowhere: "
                    + (type == null ? "there is no such type" : "the current version is " + type.version()));
        }
        if (upcasters
                        .computeIfAbsent(upcaster.name(), _ -> new HashMap<>())
                        .put(upcaster.fromVersion(), upcaster)
                != null) {
            throw new IllegalStateException("upcaster of " + upcaster.step() + " stands twice: keep one");
        }
    }

    private void requireSteps(EventType type) {
        for (int version = 1; version < currentVersion(type); version++) {
            if (!steps(type).containsKey(version)) {
                throw new IllegalStateException("no upcaster of "
                        + new Upcaster(type.name(), version, json -> json).step()
                        + ": events of the old version could not be read; add it");
            }
        }
    }

    /** All types in their current version, by name. */
    public List<EventType> types() {
        return List.copyOf(types.values());
    }

    /** The type recorded under a local name such as {@code StrategyEdited}. */
    public Optional<EventType> named(String name) {
        return Optional.ofNullable(types.get(name));
    }

    /** Number of a type's current version. */
    public static int currentVersion(EventType type) {
        return Integer.parseInt(type.version());
    }

    /**
     * The type of a recorded event.
     *
     * @throws UnreadableEventException when the type is unknown or its version newer than this program
     */
    EventType readable(String name, String version) {
        EventType type = types.get(name);
        if (type == null) {
            throw new UnreadableEventException("event type " + name + " version " + version + " is unknown", null);
        }
        if (!VERSION.matcher(version).matches() || Integer.parseInt(version) > currentVersion(type)) {
            throw new UnreadableEventException(
                    "event type " + name + " version " + version + " is unknown: this program reads versions 1 to "
                            + type.version() + "; a newer one must read it",
                    null);
        }
        return type;
    }

    /** A payload of an older version as the current one has it; {@code json} is not to be used any more. */
    ObjectNode upcast(EventType type, int fromVersion, ObjectNode json) {
        ObjectNode current = json;
        for (int version = fromVersion; version < currentVersion(type); version++) {
            current = rewritten(Objects.requireNonNull(steps(type).get(version), "no gaps"), current);
        }
        return current;
    }

    private static ObjectNode rewritten(Upcaster upcaster, ObjectNode json) {
        try {
            return upcaster.rewrite().apply(json);
        } catch (RuntimeException e) {
            throw new UnreadableEventException("payload can't be brought up: " + upcaster.step() + ": " + e, e);
        }
    }

    private Map<Integer, Upcaster> steps(EventType type) {
        return upcasters.getOrDefault(type.name(), Map.of());
    }
}
