package io.atlantis.kernel.eventlog;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is recorded about an event beside its payload; the content of header {@code m}, covered by the hash chain.
 *
 * @param id unique id of the event
 * @param type qualified name, such as {@code atlantis.strategy.StrategyEdited}
 * @param version version of the payload's shape
 * @param time when it happened
 * @param entityType type of the entity it happened to; empty when it has none
 * @param entityId id of that entity, also the record's key; empty when it has none
 * @param tags what it is found by, in their natural order
 * @param metadata who, why and in which command: {@link MetadataKeys}
 */
public record EventDescriptor(
        String id,
        String type,
        String version,
        Instant time,
        String entityType,
        String entityId,
        List<EventTag> tags,
        SortedMap<String, String> metadata) {

    public EventDescriptor {
        // Most events have one tag: nothing to sort then.
        tags = tags.size() < 2
                ? List.copyOf(tags)
                : tags.stream().sorted().distinct().toList();
        metadata = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, String>) metadata));
    }
}
