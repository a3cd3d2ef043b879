package io.atlantis.query.audit;

import static io.atlantis.query.schema.Tables.AUDIT_EVENT;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.eventlog.MetadataKeys;
import io.atlantis.kernel.privacy.Actor;
import io.atlantis.kernel.privacy.Actors;
import io.atlantis.query.privacy.Redaction;
import io.atlantis.query.privacy.Redaction.NameColumn;
import io.atlantis.query.projection.Projection;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jooq.Row13;
import org.jooq.impl.DSL;

/** Keeps every event that counts, of whatever type: also those this version has no other use for. */
final class AuditProjection implements Projection<FoldedEvent> {

    static final String NAME = "audit";

    private static final int ROWS_PER_INSERT = 1_000;
    private static final NameColumn ACTOR = new NameColumn(AUDIT_EVENT.ACTOR, AUDIT_EVENT.ACTOR_KEY);

    private final Actors actors;
    private final Redaction redaction;

    AuditProjection(Actors actors, Redaction redaction) {
        this.actors = actors;
        this.redaction = redaction;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Many rows to a statement: a replay writes the whole log. */
    @Override
    public void apply(List<FoldedEvent> events, DSLContext transaction) {
        for (int from = 0; from < events.size(); from += ROWS_PER_INSERT) {
            insert(events.subList(from, Math.min(events.size(), from + ROWS_PER_INSERT)), transaction);
        }
        redaction.apply(events, transaction, ACTOR);
    }

    @Override
    public void clear(DSLContext transaction) {
        transaction.deleteFrom(AUDIT_EVENT).execute();
    }

    private void insert(List<FoldedEvent> events, DSLContext transaction) {
        transaction
                .insertInto(
                        AUDIT_EVENT,
                        AUDIT_EVENT.PARTITION,
                        AUDIT_EVENT.POSITION,
                        AUDIT_EVENT.TIME,
                        AUDIT_EVENT.ACTOR,
                        AUDIT_EVENT.ACTOR_KEY,
                        AUDIT_EVENT.TYPE,
                        AUDIT_EVENT.ENTITY_TYPE,
                        AUDIT_EVENT.ENTITY_ID,
                        AUDIT_EVENT.CORRELATION_ID,
                        AUDIT_EVENT.EVENT_ID,
                        AUDIT_EVENT.SEQUENCE,
                        AUDIT_EVENT.HASH,
                        AUDIT_EVENT.DATA)
                .valuesOfRows(events.stream().map(this::values).toList())
                .execute();
    }

    private Row13<Integer, Long, Instant, String, String, String, String, String, String, String, Long, byte[], JSON>
            values(FoldedEvent event) {
        Actor actor = actors.of(event);
        return DSL.row(
                event.partition(),
                event.offset(),
                event.time(),
                actor.name(),
                actor.key(),
                event.typeName(),
                event.entityType(),
                event.entityId(),
                event.metadata().getOrDefault(MetadataKeys.CORRELATION_ID, ""),
                event.eventId(),
                event.sequence(),
                event.hash(),
                JSON.valueOf(new String(event.payload(), UTF_8)));
    }
}
