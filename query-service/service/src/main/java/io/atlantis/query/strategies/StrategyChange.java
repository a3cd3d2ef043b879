package io.atlantis.query.strategies;

import io.atlantis.kernel.contract.strategy.StrategyArchived;
import io.atlantis.kernel.contract.strategy.StrategyCreated;
import io.atlantis.kernel.contract.strategy.StrategyEdited;
import io.atlantis.kernel.contract.strategy.StrategyEvent;
import io.atlantis.kernel.contract.strategy.StrategyRenamed;
import io.atlantis.kernel.privacy.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a batch of events made of one strategy, all of them together.
 *
 * @param strategyId the strategy
 * @param createdAt when it came into being; null when that was before the batch
 * @param name its name after the batch; null when the batch left it alone
 * @param version its version after the batch; null likewise
 * @param archived whether the batch put it away
 * @param updatedAt time of the last event
 * @param updatedBy its actor
 */
record StrategyChange(
        String strategyId,
        @Nullable Instant createdAt,
        @Nullable String name,
        @Nullable Integer version,
        boolean archived,
        Instant updatedAt,
        Actor updatedBy) {

    /** Before the first event of a batch. */
    static StrategyChange none(String strategyId) {
        return new StrategyChange(strategyId, null, null, null, false, Instant.EPOCH, new Actor("", ""));
    }

    /** With one more event. */
    StrategyChange after(StrategyEvent event, Instant time, Actor actor) {
        return switch (event) {
            case StrategyCreated created ->
                new StrategyChange(strategyId, time, created.name(), created.version(), false, time, actor);
            case StrategyEdited edited ->
                new StrategyChange(strategyId, createdAt, name, edited.version(), archived, time, actor);
            case StrategyRenamed renamed ->
                new StrategyChange(strategyId, createdAt, renamed.name(), version, archived, time, actor);
            case StrategyArchived _ -> new StrategyChange(strategyId, createdAt, name, version, true, time, actor);
        };
    }

    boolean isNew() {
        return createdAt != null;
    }
}
