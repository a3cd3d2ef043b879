package io.atlantis.kernel.eventlog;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * An event that counts. Arrays are shared between readers, not to be changed.
 *
 * @param partition of the log
 * @param offset of its record
 * @param sequence dense number in its partition, from 0
 * @param eventId unique id
 * @param type qualified name, such as {@code atlantis.strategy.StrategyEdited}
 * @param typeVersion version of the payload's shape
 * @param time when it happened
 * @param entityType type of the entity, such as {@code Strategy}; empty when it has none
 * @param entityId id of the entity; empty when it has none
 * @param metadata by {@link MetadataKeys}
 * @param meta header {@code m} as recorded
 * @param payload JSON as recorded
 * @param hash its link of the chain
 * @param tags what it is found by, in their natural order
 */
public record FoldedEvent(
        int partition,
        long offset,
        long sequence,
        String eventId,
        String type,
        String typeVersion,
        Instant time,
        String entityType,
        String entityId,
        SortedMap<String, String> metadata,
        byte[] meta,
        byte[] payload,
        byte[] hash,
        List<EventTag> tags) {

    /**
     * An event as described, at its place.
     *
     * @param meta the descriptor as recorded
     */
    public static FoldedEvent of(
            int partition,
            long offset,
            long sequence,
            EventDescriptor descriptor,
            byte[] meta,
            byte[] payload,
            byte[] hash) {
        return new FoldedEvent(
                partition,
                offset,
                sequence,
                descriptor.id(),
                descriptor.type(),
                descriptor.version(),
                descriptor.time(),
                descriptor.entityType(),
                descriptor.entityId(),
                descriptor.metadata(),
                meta,
                payload,
                hash,
                descriptor.tags());
    }

    /** The type's name without its namespace, such as {@code StrategyEdited}. */
    public String typeName() {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
