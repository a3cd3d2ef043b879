package io.atlantis.query.backtests;

import static io.atlantis.query.projection.PostgresText.storable;
import static io.atlantis.query.schema.Tables.BACKTEST;

import io.atlantis.kernel.contract.EventJson;
import io.atlantis.kernel.contract.backtest.BacktestCancelled;
import io.atlantis.kernel.contract.backtest.BacktestCompleted;
import io.atlantis.kernel.contract.backtest.BacktestEvent;
import io.atlantis.kernel.contract.backtest.BacktestFailed;
import io.atlantis.kernel.contract.backtest.BacktestRequested;
import io.atlantis.kernel.contract.backtest.BacktestStarted;
import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.privacy.Actor;
import io.atlantis.kernel.privacy.Actors;
import io.atlantis.query.privacy.Redaction;
import io.atlantis.query.privacy.Redaction.NameColumn;
import io.atlantis.query.projection.Projection;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSON;
import tools.jackson.databind.json.JsonMapper;

/** Keeps every backtest's request and what became of it. */
final class BacktestProjection implements Projection<FoldedEvent> {

    static final String NAME = "backtests";

    private static final NameColumn REQUESTED_BY = new NameColumn(BACKTEST.REQUESTED_BY, BACKTEST.REQUESTED_BY_KEY);

    private final EventJson events = new EventJson();
    private final JsonMapper json;
    private final Actors actors;
    private final Redaction redaction;
    private final BacktestUpdates updates;

    BacktestProjection(JsonMapper json, Actors actors, Redaction redaction, BacktestUpdates updates) {
        this.json = json;
        this.actors = actors;
        this.redaction = redaction;
        this.updates = updates;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void apply(List<FoldedEvent> batch, DSLContext transaction) {
        for (FoldedEvent event : batch) {
            if (event.entityType().equals(BacktestEvent.ENTITY_TYPE)) {
                apply(event, transaction);
            }
        }
        redaction.apply(batch, transaction, REQUESTED_BY);
    }

    @Override
    public void clear(DSLContext transaction) {
        transaction.deleteFrom(BACKTEST).execute();
    }

    @Override
    public void committed(List<FoldedEvent> batch) {
        batch.stream()
                .filter(event -> event.entityType().equals(BacktestEvent.ENTITY_TYPE))
                .map(FoldedEvent::entityId)
                .distinct()
                .forEach(updates::changed);
    }

    private void apply(FoldedEvent event, DSLContext transaction) {
        BacktestEvent happened = (BacktestEvent) events.read(event.typeName(), event.typeVersion(), event.payload());
        switch (happened) {
            case BacktestRequested requested -> insert(requested, event, transaction);
            case BacktestStarted started ->
                update(
                        event,
                        Map.of(
                                BACKTEST.STATUS, BacktestStatus.RUNNING.name(),
                                BACKTEST.STARTED_AT, event.time(),
                                BACKTEST.ENGINE_VERSION, started.engineVersion()),
                        transaction);
            case BacktestCompleted completed ->
                update(
                        event,
                        Map.of(
                                BACKTEST.STATUS, BacktestStatus.COMPLETED.name(),
                                BACKTEST.ENDED_AT, event.time(),
                                BACKTEST.METRICS, recorded(completed.metrics()),
                                BACKTEST.CERTIFICATE, recorded(completed.certificate())),
                        transaction);
            case BacktestFailed failed ->
                update(
                        event,
                        Map.of(
                                BACKTEST.STATUS, BacktestStatus.FAILED.name(),
                                BACKTEST.ENDED_AT, event.time(),
                                BACKTEST.ERROR, recorded(failed.error())),
                        transaction);
            case BacktestCancelled cancelled ->
                update(
                        event,
                        Map.of(
                                BACKTEST.STATUS, BacktestStatus.CANCELLED.name(),
                                BACKTEST.ENDED_AT, event.time(),
                                BACKTEST.CANCEL_REASON, storable(cancelled.reason())),
                        transaction);
        }
    }

    private void insert(BacktestRequested requested, FoldedEvent event, DSLContext transaction) {
        Actor actor = actors.of(event);
        transaction
                .insertInto(BACKTEST)
                .set(BACKTEST.BACKTEST_ID, requested.backtestId())
                .set(BACKTEST.STRATEGY_ID, requested.strategyId())
                .set(BACKTEST.STRATEGY_VERSION, requested.strategyVersion())
                .set(BACKTEST.STATUS, BacktestStatus.REQUESTED.name())
                .set(BACKTEST.SYMBOLS, requested.symbols().toArray(String[]::new))
                .set(BACKTEST.TIMEFRAME, requested.timeframe())
                .set(BACKTEST.RANGE_FROM, requested.from())
                .set(BACKTEST.RANGE_TO, requested.to())
                .set(BACKTEST.CASH, requested.cash())
                .set(BACKTEST.PARAMETERS, recorded(requested.parameters()))
                .set(BACKTEST.COSTS, recorded(requested.costs()))
                .set(BACKTEST.REQUESTED_AT, event.time())
                .set(BACKTEST.REQUESTED_BY, actor.name())
                .set(BACKTEST.REQUESTED_BY_KEY, actor.key())
                .execute();
    }

    private static void update(FoldedEvent event, Map<Field<?>, Object> values, DSLContext transaction) {
        int updated = transaction
                .update(BACKTEST)
                .set(values)
                .where(BACKTEST.BACKTEST_ID.eq(event.entityId()))
                .execute();
        if (updated != 1) {
            throw new IllegalStateException(event.typeName() + " of backtest " + event.entityId()
                    + ", which was never requested: the log lacks its beginning");
        }
    }

    private JSON recorded(Object value) {
        return JSON.valueOf(json.writeValueAsString(value));
    }
}
