package io.atlantis.query.strategies;

import static io.atlantis.query.projection.PostgresText.storable;
import static io.atlantis.query.schema.Tables.STRATEGY;
import static io.atlantis.query.schema.Tables.STRATEGY_VERSION;

import io.atlantis.kernel.contract.EventJson;
import io.atlantis.kernel.contract.strategy.StrategyArchived;
import io.atlantis.kernel.contract.strategy.StrategyCreated;
import io.atlantis.kernel.contract.strategy.StrategyEdited;
import io.atlantis.kernel.contract.strategy.StrategyEvent;
import io.atlantis.kernel.contract.strategy.StrategyRenamed;
import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.eventlog.MetadataKeys;
import io.atlantis.query.projection.Projection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.UpdateSetMoreStep;

/** Keeps the newest state and the versions of every strategy. */
final class StrategyProjection implements Projection<FoldedEvent> {

    static final String NAME = "strategies";

    private final EventJson json = new EventJson();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void apply(List<FoldedEvent> events, DSLContext transaction) {
        for (FoldedEvent event : events) {
            if (event.entityType().equals(StrategyEvent.ENTITY_TYPE)) {
                apply(event, transaction);
            }
        }
    }

    @Override
    public void clear(DSLContext transaction) {
        transaction.deleteFrom(STRATEGY_VERSION).execute();
        transaction.deleteFrom(STRATEGY).execute();
    }

    private void apply(FoldedEvent event, DSLContext transaction) {
        StrategyEvent happened = (StrategyEvent) json.read(event.typeName(), event.typeVersion(), event.payload());
        switch (happened) {
            case StrategyCreated created -> {
                insert(created, event, transaction);
                insertVersion(created.strategyId(), created.version(), created.source(), event, transaction);
            }
            case StrategyEdited edited -> {
                update(STRATEGY.VERSION, edited.version(), event, transaction);
                insertVersion(edited.strategyId(), edited.version(), edited.source(), event, transaction);
            }
            case StrategyRenamed renamed -> update(STRATEGY.NAME, storable(renamed.name()), event, transaction);
            case StrategyArchived _ -> update(STRATEGY.ARCHIVED, true, event, transaction);
        }
    }

    private static void insert(StrategyCreated created, FoldedEvent event, DSLContext transaction) {
        transaction
                .insertInto(STRATEGY)
                .set(STRATEGY.STRATEGY_ID, created.strategyId())
                .set(STRATEGY.NAME, storable(created.name()))
                .set(STRATEGY.VERSION, created.version())
                .set(STRATEGY.CREATED_AT, event.time())
                .set(STRATEGY.UPDATED_AT, event.time())
                .set(STRATEGY.UPDATED_BY, actor(event))
                .execute();
    }

    private static void insertVersion(
            String strategyId, int version, String source, FoldedEvent event, DSLContext transaction) {
        transaction
                .insertInto(STRATEGY_VERSION)
                .set(STRATEGY_VERSION.STRATEGY_ID, strategyId)
                .set(STRATEGY_VERSION.VERSION, version)
                .set(STRATEGY_VERSION.SOURCE, storable(source))
                .set(STRATEGY_VERSION.TIME, event.time())
                .set(STRATEGY_VERSION.ACTOR, actor(event))
                .execute();
    }

    private static <V> void update(Field<V> field, V value, FoldedEvent event, DSLContext transaction) {
        UpdateSetMoreStep<?> update = transaction
                .update(STRATEGY)
                .set(field, value)
                .set(STRATEGY.UPDATED_AT, event.time())
                .set(STRATEGY.UPDATED_BY, actor(event));
        if (update.where(STRATEGY.STRATEGY_ID.eq(event.entityId())).execute() != 1) {
            throw new IllegalStateException(event.typeName() + " of strategy " + event.entityId()
                    + ", which was never created: the log lacks its beginning");
        }
    }

    private static String actor(FoldedEvent event) {
        return event.metadata().getOrDefault(MetadataKeys.ACTOR, "");
    }
}
