package io.atlantis.query.strategies;

import static io.atlantis.query.schema.Tables.STRATEGY;
import static io.atlantis.query.schema.Tables.STRATEGY_VERSION;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import io.atlantis.query.web.Cursor;
import io.atlantis.query.web.Page;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Reads strategies from Postgres. Thread-safe. */
final class StrategyStore {

    /** Parts of a list cursor: time of creation, id. */
    static final int CURSOR_PARTS = 2;

    private final DSLContext database;

    StrategyStore(DSLContext database) {
        this.database = database;
    }

    /** Newest first. */
    Page<StrategyItem> list(Optional<Boolean> archived, Optional<Cursor> after, int limit) {
        Condition wanted = archived.<Condition>map(STRATEGY.ARCHIVED::eq).orElse(noCondition());
        Condition below = after.<Condition>map(
                        cursor -> row(STRATEGY.CREATED_AT, STRATEGY.STRATEGY_ID).lt(cursor.time(0), cursor.text(1)))
                .orElse(noCondition());
        List<StrategyItem> rows = database.selectFrom(STRATEGY)
                .where(wanted)
                .and(below)
                .orderBy(STRATEGY.CREATED_AT.desc(), STRATEGY.STRATEGY_ID.desc())
                .limit(limit + 1)
                .fetch(StrategyStore::item);
        return Page.of(rows, limit, row -> row, row -> Cursor.of(row.createdAt(), row.strategyId()));
    }

    Optional<StrategyItem> find(String strategyId) {
        return database.select(STRATEGY.fields())
                .select(STRATEGY_VERSION.SOURCE)
                .from(STRATEGY)
                .join(STRATEGY_VERSION)
                .on(STRATEGY_VERSION.STRATEGY_ID.eq(STRATEGY.STRATEGY_ID))
                .and(STRATEGY_VERSION.VERSION.eq(STRATEGY.VERSION))
                .where(STRATEGY.STRATEGY_ID.eq(strategyId))
                .fetchOptional(row -> item(row).withSource(row.get(STRATEGY_VERSION.SOURCE)));
    }

    /** Newest first. */
    Page<StrategyVersionItem> versions(String strategyId, Optional<Cursor> after, int limit) {
        Condition below = after.<Condition>map(cursor -> STRATEGY_VERSION.VERSION.lt((int) cursor.number(0)))
                .orElse(noCondition());
        List<StrategyVersionItem> rows = database.selectFrom(STRATEGY_VERSION)
                .where(STRATEGY_VERSION.STRATEGY_ID.eq(strategyId))
                .and(below)
                .orderBy(STRATEGY_VERSION.VERSION.desc())
                .limit(limit + 1)
                .fetch(StrategyStore::version);
        return Page.of(rows, limit, row -> row, row -> Cursor.of(row.version()));
    }

    Optional<StrategyVersionItem> version(String strategyId, int version) {
        return database.selectFrom(STRATEGY_VERSION)
                .where(STRATEGY_VERSION.STRATEGY_ID.eq(strategyId))
                .and(STRATEGY_VERSION.VERSION.eq(version))
                .fetchOptional(StrategyStore::version);
    }

    private static StrategyItem item(Record row) {
        return new StrategyItem(
                row.get(STRATEGY.STRATEGY_ID),
                row.get(STRATEGY.NAME),
                row.get(STRATEGY.VERSION),
                row.get(STRATEGY.ARCHIVED),
                row.get(STRATEGY.CREATED_AT),
                row.get(STRATEGY.UPDATED_AT),
                row.get(STRATEGY.UPDATED_BY),
                null);
    }

    private static StrategyVersionItem version(Record row) {
        return new StrategyVersionItem(
                row.get(STRATEGY_VERSION.VERSION),
                row.get(STRATEGY_VERSION.SOURCE),
                row.get(STRATEGY_VERSION.TIME),
                row.get(STRATEGY_VERSION.ACTOR));
    }
}
