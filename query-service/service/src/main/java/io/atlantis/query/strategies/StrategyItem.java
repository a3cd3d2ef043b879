package io.atlantis.query.strategies;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A strategy as it is now.
 *
 * @param strategyId its id
 * @param name as people call it
 * @param version its newest version, from 1
 * @param archived true once it was put away
 * @param createdAt when it came into being
 * @param updatedAt when it last changed
 * @param updatedBy who changed it then
 * @param source the newest version's text; absent in lists
 */
record StrategyItem(
        String strategyId,
        String name,
        int version,
        boolean archived,
        Instant createdAt,
        Instant updatedAt,
        String updatedBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String source) {

    StrategyItem withSource(String text) {
        return new StrategyItem(strategyId, name, version, archived, createdAt, updatedAt, updatedBy, text);
    }
}
