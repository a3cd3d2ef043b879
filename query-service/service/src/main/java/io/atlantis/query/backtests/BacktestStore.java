package io.atlantis.query.backtests;

import static io.atlantis.query.schema.Tables.BACKTEST;
import static io.atlantis.query.schema.Tables.BACKTEST_ITEM;
import static io.atlantis.query.schema.Tables.BACKTEST_PROGRESS;
import static io.atlantis.query.schema.Tables.STRATEGY;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import io.atlantis.query.web.Cursor;
import io.atlantis.query.web.Page;
import io.atlantis.query.web.RawJson;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jspecify.annotations.Nullable;

/** Reads backtests from Postgres. Thread-safe. */
final class BacktestStore {

    /** Parts of a list cursor: time of the request, id. */
    static final int LIST_CURSOR_PARTS = 2;

    /** Parts of a cursor of what a run reported: chunk, position. */
    static final int ITEMS_CURSOR_PARTS = 2;

    private final DSLContext database;

    BacktestStore(DSLContext database) {
        this.database = database;
    }

    /** Newest first. */
    Page<BacktestItem> list(Optional<String> strategyId, Optional<Cursor> after, int limit) {
        Condition wanted = strategyId.<Condition>map(BACKTEST.STRATEGY_ID::eq).orElse(noCondition());
        Condition below = after.<Condition>map(cursor ->
                        row(BACKTEST.REQUESTED_AT, BACKTEST.BACKTEST_ID).lt(cursor.time(0), cursor.text(1)))
                .orElse(noCondition());
        List<BacktestItem> rows = selectBacktests()
                .where(wanted)
                .and(below)
                .orderBy(BACKTEST.REQUESTED_AT.desc(), BACKTEST.BACKTEST_ID.desc())
                .limit(limit + 1)
                .fetch(BacktestStore::item);
        return Page.of(rows, limit, row -> row, row -> Cursor.of(row.requestedAt(), row.backtestId()));
    }

    Optional<BacktestItem> find(String backtestId) {
        return selectBacktests().where(BACKTEST.BACKTEST_ID.eq(backtestId)).fetchOptional(BacktestStore::item);
    }

    /** Whether everything the run reported is here. */
    boolean artifactsComplete(String backtestId) {
        return database.fetchExists(database.selectFrom(BACKTEST_PROGRESS)
                .where(BACKTEST_PROGRESS.BACKTEST_ID.eq(backtestId))
                .and(BACKTEST_PROGRESS.ARTIFACTS_COMPLETE));
    }

    /** Items of one kind in the order they were reported. */
    Page<RawJson> items(String backtestId, ArtifactKind kind, Optional<Cursor> after, int limit) {
        Condition behind = after.<Condition>map(cursor -> row(BACKTEST_ITEM.CHUNK, BACKTEST_ITEM.POSITION)
                        .gt((int) cursor.number(0), (int) cursor.number(1)))
                .orElse(noCondition());
        List<Record> rows = database.select(BACKTEST_ITEM.fields())
                .from(BACKTEST_ITEM)
                .where(BACKTEST_ITEM.BACKTEST_ID.eq(backtestId))
                .and(BACKTEST_ITEM.KIND.eq(kind.code()))
                .and(behind)
                .orderBy(BACKTEST_ITEM.CHUNK, BACKTEST_ITEM.POSITION)
                .limit(limit + 1)
                .fetch();
        return Page.of(
                rows,
                limit,
                row -> new RawJson(row.get(BACKTEST_ITEM.ITEM).data()),
                row -> Cursor.of(row.get(BACKTEST_ITEM.CHUNK), row.get(BACKTEST_ITEM.POSITION)));
    }

    private SelectJoinStep<Record> selectBacktests() {
        return database.select(BACKTEST.fields())
                .select(STRATEGY.NAME, BACKTEST_PROGRESS.FRACTION)
                .from(BACKTEST)
                .leftJoin(STRATEGY)
                .on(STRATEGY.STRATEGY_ID.eq(BACKTEST.STRATEGY_ID))
                .leftJoin(BACKTEST_PROGRESS)
                .on(BACKTEST_PROGRESS.BACKTEST_ID.eq(BACKTEST.BACKTEST_ID));
    }

    private static BacktestItem item(Record row) {
        BacktestStatus status = BacktestStatus.valueOf(row.get(BACKTEST.STATUS));
        return new BacktestItem(
                row.get(BACKTEST.BACKTEST_ID),
                status,
                progress(status, row.get(BACKTEST_PROGRESS.FRACTION)),
                row.get(BACKTEST.STRATEGY_ID),
                row.get(STRATEGY.NAME),
                row.get(BACKTEST.STRATEGY_VERSION),
                List.of(row.get(BACKTEST.SYMBOLS)),
                row.get(BACKTEST.TIMEFRAME),
                row.get(BACKTEST.RANGE_FROM),
                row.get(BACKTEST.RANGE_TO),
                row.get(BACKTEST.CASH),
                new RawJson(row.get(BACKTEST.PARAMETERS).data()),
                new RawJson(row.get(BACKTEST.COSTS).data()),
                row.get(BACKTEST.REQUESTED_AT),
                row.get(BACKTEST.REQUESTED_BY),
                row.get(BACKTEST.STARTED_AT),
                row.get(BACKTEST.ENDED_AT),
                row.get(BACKTEST.ENGINE_VERSION),
                raw(row.get(BACKTEST.METRICS)),
                raw(row.get(BACKTEST.CERTIFICATE)),
                raw(row.get(BACKTEST.ERROR)),
                row.get(BACKTEST.CANCEL_REASON));
    }

    private static double progress(BacktestStatus status, @Nullable Double fraction) {
        if (status == BacktestStatus.COMPLETED) {
            return 1;
        }
        return fraction == null ? 0 : fraction;
    }

    private static @Nullable RawJson raw(@Nullable JSON json) {
        return json == null ? null : new RawJson(json.data());
    }
}
