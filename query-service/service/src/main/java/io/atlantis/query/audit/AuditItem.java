package io.atlantis.query.audit;

import io.atlantis.query.web.RawJson;
import java.time.Instant;

/**
 * One event of the log.
 *
 * @param position where it stands
 * @param time when it happened
 * @param actor who did it
 * @param type what happened, such as {@code StrategyEdited}
 * @param entityType to what kind of thing
 * @param entityId to which one
 * @param correlationId ties together all that one request set off
 * @param eventId unique id of the event
 * @param sequence dense number in its partition, from 0
 * @param hash its link of the hash chain, in hex
 * @param data the payload as recorded
 */
record AuditItem(
        Position position,
        Instant time,
        String actor,
        String type,
        String entityType,
        String entityId,
        String correlationId,
        String eventId,
        long sequence,
        String hash,
        RawJson data) {

    /**
     * A place in the log.
     *
     * @param partition of {@code domain.events}
     * @param offset in that partition
     */
    record Position(int partition, long offset) {}
}
