package io.atlantis.query.strategies;

import static io.atlantis.query.projection.PostgresText.storable;
import static io.atlantis.query.schema.Tables.STRATEGY;
import static io.atlantis.query.schema.Tables.STRATEGY_VERSION;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import io.atlantis.kernel.contract.EventJson;
import io.atlantis.kernel.contract.strategy.StrategyCreated;
import io.atlantis.kernel.contract.strategy.StrategyEdited;
import io.atlantis.kernel.contract.strategy.StrategyEvent;
import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.privacy.Actor;
import io.atlantis.kernel.privacy.Actors;
import io.atlantis.query.privacy.Redaction;
import io.atlantis.query.privacy.Redaction.NameColumn;
import io.atlantis.query.projection.Projection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.Row6;
import org.jooq.Row8;

/**
 * Keeps the newest state and the versions of every strategy. A batch is first put together in memory, then written in three
 * statements, so that a replay is not held up by a round trip for each event.
 */
final class StrategyProjection implements Projection<FoldedEvent> {

    static final String NAME = "strategies";

    private static final int ROWS_PER_INSERT = 1_000;

    private static final NameColumn UPDATED_BY = new NameColumn(STRATEGY.UPDATED_BY, STRATEGY.UPDATED_BY_KEY);
    private static final NameColumn VERSION_BY =
            new NameColumn(STRATEGY_VERSION.ACTOR, STRATEGY_VERSION.ACTOR_KEY);

    private final EventJson json = new EventJson();
    private final Actors actors;
    private final Redaction redaction;

    StrategyProjection(Actors actors, Redaction redaction) {
        this.actors = actors;
        this.redaction = redaction;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void apply(List<FoldedEvent> events, DSLContext transaction) {
        Map<String, StrategyChange> changes = new LinkedHashMap<>();
        List<Row6<String, Integer, String, Instant, String, String>> versions = new ArrayList<>();
        for (FoldedEvent event : events) {
            if (event.entityType().equals(StrategyEvent.ENTITY_TYPE)) {
                Actor actor = actors.of(event);
                StrategyEvent happened =
                        (StrategyEvent) json.read(event.typeName(), event.typeVersion(), event.payload());
                changes.compute(
                        happened.strategyId(),
                        (id, change) -> (change == null ? StrategyChange.none(id) : change)
                                .after(happened, event.time(), actor));
                addVersion(happened, event, actor, versions);
            }
        }
        insert(changes.values().stream().filter(StrategyChange::isNew).toList(), transaction);
        update(changes.values().stream().filter(change -> !change.isNew()).toList(), transaction);
        insertVersions(versions, transaction);
        redaction.apply(events, transaction, UPDATED_BY, VERSION_BY);
    }

    @Override
    public void clear(DSLContext transaction) {
        transaction.deleteFrom(STRATEGY_VERSION).execute();
        transaction.deleteFrom(STRATEGY).execute();
    }

    private static void addVersion(
            StrategyEvent happened,
            FoldedEvent event,
            Actor actor,
            List<Row6<String, Integer, String, Instant, String, String>> versions) {
        if (happened instanceof StrategyCreated created) {
            versions.add(version(created.version(), created.source(), event, actor));
        } else if (happened instanceof StrategyEdited edited) {
            versions.add(version(edited.version(), edited.source(), event, actor));
        }
    }

    private static Row6<String, Integer, String, Instant, String, String> version(
            int version, String source, FoldedEvent event, Actor actor) {
        return row(event.entityId(), version, storable(source), event.time(), actor.name(), actor.key());
    }

    private static void insert(List<StrategyChange> created, DSLContext transaction) {
        for (int from = 0; from < created.size(); from += ROWS_PER_INSERT) {
            transaction
                    .insertInto(
                            STRATEGY,
                            STRATEGY.STRATEGY_ID,
                            STRATEGY.NAME,
                            STRATEGY.VERSION,
                            STRATEGY.ARCHIVED,
                            STRATEGY.CREATED_AT,
                            STRATEGY.UPDATED_AT,
                            STRATEGY.UPDATED_BY,
                            STRATEGY.UPDATED_BY_KEY)
                    .valuesOfRows(created.subList(from, Math.min(created.size(), from + ROWS_PER_INSERT)).stream()
                            .map(StrategyProjection::values)
                            .toList())
                    .execute();
        }
    }

    private static Row8<String, String, Integer, Boolean, Instant, Instant, String, String> values(StrategyChange created) {
        return row(
                created.strategyId(),
                storable(Objects.requireNonNull(created.name())),
                Objects.requireNonNull(created.version()),
                created.archived(),
                Objects.requireNonNull(created.createdAt()),
                created.updatedAt(),
                created.updatedBy().name(),
                created.updatedBy().key());
    }

    /** Null leaves a column as it is. */
    private static void update(List<StrategyChange> changed, DSLContext transaction) {
        if (changed.isEmpty()) {
            return;
        }
        BatchBindStep updates = transaction.batch(transaction
                .update(STRATEGY)
                .set(STRATEGY.NAME, coalesce(val((String) null, STRATEGY.NAME), STRATEGY.NAME))
                .set(STRATEGY.VERSION, coalesce(val((Integer) null, STRATEGY.VERSION), STRATEGY.VERSION))
                .set(STRATEGY.ARCHIVED, coalesce(val((Boolean) null, STRATEGY.ARCHIVED), STRATEGY.ARCHIVED))
                .set(STRATEGY.UPDATED_AT, val(Instant.EPOCH))
                .set(STRATEGY.UPDATED_BY, "")
                .set(STRATEGY.UPDATED_BY_KEY, "")
                .where(STRATEGY.STRATEGY_ID.eq("")));
        for (StrategyChange change : changed) {
            String name = change.name();
            updates = updates.bind(
                    name == null ? null : storable(name),
                    change.version(),
                    change.archived() ? true : null,
                    change.updatedAt(),
                    change.updatedBy().name(),
                    change.updatedBy().key(),
                    change.strategyId());
        }
        int[] updated = updates.execute();
        for (int index = 0; index < updated.length; index++) {
            if (updated[index] != 1) {
                throw new IllegalStateException("strategy " + changed.get(index).strategyId()
                        + " was changed and never created: the log lacks its beginning");
            }
        }
    }

    private static void insertVersions(
            List<Row6<String, Integer, String, Instant, String, String>> versions, DSLContext transaction) {
        for (int from = 0; from < versions.size(); from += ROWS_PER_INSERT) {
            transaction
                    .insertInto(
                            STRATEGY_VERSION,
                            STRATEGY_VERSION.STRATEGY_ID,
                            STRATEGY_VERSION.VERSION,
                            STRATEGY_VERSION.SOURCE,
                            STRATEGY_VERSION.TIME,
                            STRATEGY_VERSION.ACTOR,
                            STRATEGY_VERSION.ACTOR_KEY)
                    .valuesOfRows(versions.subList(from, Math.min(versions.size(), from + ROWS_PER_INSERT)))
                    .execute();
        }
    }
}
