package io.atlantis.query.audit;

import static io.atlantis.query.schema.Tables.AUDIT_EVENT;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import io.atlantis.query.web.Cursor;
import io.atlantis.query.web.Page;
import io.atlantis.query.web.RawJson;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Reads the audit trail from Postgres. Thread-safe. */
final class AuditStore {

    /** Parts of a cursor: time, partition, offset. */
    static final int CURSOR_PARTS = 3;

    private final DSLContext database;

    AuditStore(DSLContext database) {
        this.database = database;
    }

    /** Newest first: by time, then by place in the log, which is the same after every replay. */
    Page<AuditItem> list(AuditFilter filter, Optional<Cursor> after, int limit) {
        List<AuditItem> rows = database.selectFrom(AUDIT_EVENT)
                .where(matching(filter))
                .and(where(after, AuditStore::below))
                .orderBy(AUDIT_EVENT.TIME.desc(), AUDIT_EVENT.PARTITION.desc(), AUDIT_EVENT.POSITION.desc())
                .limit(limit + 1)
                .fetch(AuditStore::item);
        return Page.of(rows, limit, row -> row, AuditStore::cursorAfter);
    }

    private static Condition matching(AuditFilter filter) {
        return where(filter.entityType(), AUDIT_EVENT.ENTITY_TYPE::eq)
                .and(where(filter.entityId(), AUDIT_EVENT.ENTITY_ID::eq))
                .and(where(filter.actor(), AUDIT_EVENT.ACTOR::eq))
                .and(where(filter.type(), AUDIT_EVENT.TYPE::eq))
                .and(where(filter.correlationId(), AUDIT_EVENT.CORRELATION_ID::eq))
                .and(where(filter.from(), AUDIT_EVENT.TIME::ge))
                .and(where(filter.to(), AUDIT_EVENT.TIME::lt));
    }

    private static <V> Condition where(Optional<V> value, Function<V, Condition> condition) {
        return value.map(condition).orElse(noCondition());
    }

    private static Condition below(Cursor cursor) {
        return row(AUDIT_EVENT.TIME, AUDIT_EVENT.PARTITION, AUDIT_EVENT.POSITION)
                .lt(cursor.time(0), (int) cursor.number(1), cursor.number(2));
    }

    private static Cursor cursorAfter(AuditItem item) {
        return Cursor.of(
                item.time(), item.position().partition(), item.position().offset());
    }

    private static AuditItem item(Record row) {
        return new AuditItem(
                new AuditItem.Position(row.get(AUDIT_EVENT.PARTITION), row.get(AUDIT_EVENT.POSITION)),
                row.get(AUDIT_EVENT.TIME),
                row.get(AUDIT_EVENT.ACTOR),
                row.get(AUDIT_EVENT.TYPE),
                row.get(AUDIT_EVENT.ENTITY_TYPE),
                row.get(AUDIT_EVENT.ENTITY_ID),
                row.get(AUDIT_EVENT.CORRELATION_ID),
                row.get(AUDIT_EVENT.EVENT_ID),
                row.get(AUDIT_EVENT.SEQUENCE),
                HexFormat.of().formatHex(row.get(AUDIT_EVENT.HASH)),
                new RawJson(row.get(AUDIT_EVENT.DATA).data()));
    }
}
