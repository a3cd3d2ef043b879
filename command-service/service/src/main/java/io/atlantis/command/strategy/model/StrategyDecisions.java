package io.atlantis.command.strategy.model;

import io.atlantis.command.model.Decision;
import io.atlantis.command.model.Refusals;
import io.atlantis.command.strategy.model.StrategyCommand.ArchiveStrategy;
import io.atlantis.command.strategy.model.StrategyCommand.CreateStrategy;
import io.atlantis.command.strategy.model.StrategyCommand.EditStrategy;
import io.atlantis.command.strategy.model.StrategyCommand.RenameStrategy;
import io.atlantis.kernel.contract.strategy.StrategyArchived;
import io.atlantis.kernel.contract.strategy.StrategyCreated;
import io.atlantis.kernel.contract.strategy.StrategyEdited;
import io.atlantis.kernel.contract.strategy.StrategyRenamed;
import io.atlantis.kernel.problem.Problem;

/** The rules of strategies. */
public final class StrategyDecisions {

    private static final int FIRST_VERSION = 1;

    private StrategyDecisions() {}

    /** What a command does to a strategy in a state. */
    public static Decision decide(StrategyCommand command, StrategyState state) {
        if (command instanceof CreateStrategy create) {
            return create(create, state);
        }
        if (!state.exists()) {
            return Decision.refused(Refusals.notFound("strategy", command.strategyId()));
        }
        if (state.archived()) {
            return Decision.refused(
                    Refusals.illegalTransition(command.strategyId(), "ARCHIVED", "be changed any more"));
        }
        return change(command, state);
    }

    private static Decision create(CreateStrategy command, StrategyState state) {
        if (state.exists()) {
            return Decision.refused(Problem.of(
                    "already-exists", 409, "Already exists", "strategy " + command.strategyId() + " exists already"));
        }
        return Decision.accepted(
                new StrategyCreated(command.strategyId(), command.name(), command.source(), FIRST_VERSION));
    }

    private static Decision change(StrategyCommand command, StrategyState state) {
        return switch (command) {
            case EditStrategy edit -> edit(edit, state);
            case RenameStrategy rename ->
                Decision.accepted(new StrategyRenamed(rename.strategyId(), rename.name(), state.name()));
            case ArchiveStrategy archive -> Decision.accepted(new StrategyArchived(archive.strategyId()));
            case CreateStrategy create -> create(create, state);
        };
    }

    private static Decision edit(EditStrategy command, StrategyState state) {
        if (command.expectedVersion() != state.version()) {
            return Decision.refused(
                    Refusals.staleVersion(command.strategyId(), command.expectedVersion(), state.version()));
        }
        return Decision.accepted(new StrategyEdited(command.strategyId(), command.source(), state.version() + 1));
    }
}
