package io.atlantis.command.strategy.model;

import io.atlantis.kernel.contract.strategy.StrategyArchived;
import io.atlantis.kernel.contract.strategy.StrategyCreated;
import io.atlantis.kernel.contract.strategy.StrategyEdited;
import io.atlantis.kernel.contract.strategy.StrategyEvent;
import io.atlantis.kernel.contract.strategy.StrategyRenamed;

/**
 * As much of a strategy as decisions need.
 *
 * @param version of the newest source, from 1; 0 before it exists
 * @param name as people call it
 * @param archived whether it has been put away
 */
public record StrategyState(int version, String name, boolean archived) {

    /** Before anything happened. */
    public static final StrategyState NONE = new StrategyState(0, "", false);

    /** Whether it was ever created. */
    public boolean exists() {
        return version > 0;
    }

    /** The state after an event. */
    public StrategyState evolve(StrategyEvent event) {
        return switch (event) {
            case StrategyCreated created -> new StrategyState(created.version(), created.name(), false);
            case StrategyEdited edited -> new StrategyState(edited.version(), name, archived);
            case StrategyRenamed renamed -> new StrategyState(version, renamed.name(), archived);
            case StrategyArchived _ -> new StrategyState(version, name, true);
        };
    }
}
