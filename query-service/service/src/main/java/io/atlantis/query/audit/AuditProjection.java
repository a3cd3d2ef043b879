package io.atlantis.query.audit;

import static io.atlantis.query.schema.Tables.AUDIT_EVENT;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.eventlog.MetadataKeys;
import io.atlantis.query.projection.Projection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jooq.Query;

/** Keeps every event that counts, of whatever type: also those this version has no other use for. */
final class AuditProjection implements Projection<FoldedEvent> {

    static final String NAME = "audit";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void apply(List<FoldedEvent> events, DSLContext transaction) {
        transaction
                .batch(events.stream().map(event -> insert(event, transaction)).toList())
                .execute();
    }

    @Override
    public void clear(DSLContext transaction) {
        transaction.deleteFrom(AUDIT_EVENT).execute();
    }

    private static Query insert(FoldedEvent event, DSLContext transaction) {
        return transaction
                .insertInto(AUDIT_EVENT)
                .set(AUDIT_EVENT.PARTITION, event.partition())
                .set(AUDIT_EVENT.POSITION, event.offset())
                .set(AUDIT_EVENT.TIME, event.time())
                .set(AUDIT_EVENT.ACTOR, event.metadata().getOrDefault(MetadataKeys.ACTOR, ""))
                .set(AUDIT_EVENT.TYPE, event.typeName())
                .set(AUDIT_EVENT.ENTITY_TYPE, event.entityType())
                .set(AUDIT_EVENT.ENTITY_ID, event.entityId())
                .set(AUDIT_EVENT.CORRELATION_ID, event.metadata().getOrDefault(MetadataKeys.CORRELATION_ID, ""))
                .set(AUDIT_EVENT.EVENT_ID, event.eventId())
                .set(AUDIT_EVENT.SEQUENCE, event.sequence())
                .set(AUDIT_EVENT.HASH, event.hash())
                .set(AUDIT_EVENT.DATA, JSON.valueOf(new String(event.payload(), UTF_8)));
    }
}
