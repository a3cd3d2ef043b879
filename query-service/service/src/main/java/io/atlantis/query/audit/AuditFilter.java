package io.atlantis.query.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Which events are wanted; what is empty does not narrow.
 *
 * @param entityType kind of thing it happened to
 * @param entityId the one it happened to
 * @param actor who did it
 * @param type what happened
 * @param correlationId what it belongs to
 * @param from not before, inclusive
 * @param to before, exclusive
 */
record AuditFilter(
        Optional<String> entityType,
        Optional<String> entityId,
        Optional<String> actor,
        Optional<String> type,
        Optional<String> correlationId,
        Optional<Instant> from,
        Optional<Instant> to) {}
