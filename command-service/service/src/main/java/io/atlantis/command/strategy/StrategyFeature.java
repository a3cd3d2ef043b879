package io.atlantis.command.strategy;

import io.atlantis.command.dispatch.CommandFeature;
import io.atlantis.command.dispatch.CommandRegistration;
import io.atlantis.command.dispatch.CommandRegistration.Target;
import io.atlantis.command.dispatch.EntityDefinition;
import io.atlantis.command.strategy.model.StrategyCommand;
import io.atlantis.command.strategy.model.StrategyCommand.ArchiveStrategy;
import io.atlantis.command.strategy.model.StrategyCommand.CreateStrategy;
import io.atlantis.command.strategy.model.StrategyCommand.EditStrategy;
import io.atlantis.command.strategy.model.StrategyCommand.RenameStrategy;
import io.atlantis.command.strategy.model.StrategyDecisions;
import io.atlantis.command.strategy.model.StrategyState;
import io.atlantis.kernel.contract.strategy.StrategyEvent;
import java.util.List;

/** What strategies bring to the command side. */
final class StrategyFeature implements CommandFeature {

    private static final String NAMESPACE = "atlantis.strategy";

    @Override
    public List<EntityDefinition<?, ?>> entities() {
        return List.of(new EntityDefinition<>(
                StrategyEvent.ENTITY_TYPE,
                StrategyState.class,
                StrategyState.NONE,
                StrategyEvent.class,
                StrategyState::evolve,
                StrategyState::version));
    }

    @Override
    public List<CommandRegistration<?>> commands() {
        return List.of(
                command(CreateStrategy.class),
                command(EditStrategy.class),
                command(RenameStrategy.class),
                command(ArchiveStrategy.class));
    }

    private static <C extends StrategyCommand> CommandRegistration<C> command(Class<C> type) {
        return CommandRegistration.of(
                NAMESPACE, type, StrategyState.class, StrategyFeature::target, StrategyDecisions::decide);
    }

    private static Target target(StrategyCommand command) {
        return new Target(StrategyEvent.ENTITY_TYPE, command.strategyId());
    }
}
