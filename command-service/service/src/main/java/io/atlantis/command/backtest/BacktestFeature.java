package io.atlantis.command.backtest;

import io.atlantis.command.backtest.model.BacktestCommand;
import io.atlantis.command.backtest.model.BacktestCommand.CancelBacktest;
import io.atlantis.command.backtest.model.BacktestCommand.CompleteBacktest;
import io.atlantis.command.backtest.model.BacktestCommand.FailBacktest;
import io.atlantis.command.backtest.model.BacktestCommand.RequestBacktest;
import io.atlantis.command.backtest.model.BacktestCommand.StartBacktest;
import io.atlantis.command.backtest.model.BacktestDecisions;
import io.atlantis.command.backtest.model.BacktestState;
import io.atlantis.command.dispatch.CommandFeature;
import io.atlantis.command.dispatch.CommandRegistration;
import io.atlantis.command.dispatch.CommandRegistration.StateLoader;
import io.atlantis.command.dispatch.CommandRegistration.Target;
import io.atlantis.command.dispatch.EntityDefinition;
import io.atlantis.command.model.Decision;
import io.atlantis.command.strategy.model.StrategyState;
import io.atlantis.kernel.contract.backtest.BacktestEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What backtests bring to the command side. */
final class BacktestFeature implements CommandFeature {

    private static final String NAMESPACE = "atlantis.backtest";

    @Override
    public List<EntityDefinition<?, ?>> entities() {
        return List.of(new EntityDefinition<>(
                BacktestEvent.ENTITY_TYPE,
                BacktestState.class,
                BacktestState.NONE,
                BacktestEvent.class,
                BacktestState::evolve,
                BacktestState::ordinal));
    }

    @Override
    public List<CommandRegistration<?>> commands() {
        return List.of(
                new CommandRegistration<>(
                        NAMESPACE, RequestBacktest.class, BacktestFeature::target, BacktestFeature::request),
                command(StartBacktest.class),
                command(CompleteBacktest.class),
                command(FailBacktest.class),
                command(CancelBacktest.class));
    }

    /** The strategy is loaded too: one that is archived meanwhile makes the request be decided again. */
    private static CompletableFuture<Decision> request(RequestBacktest command, StateLoader states) {
        return states.load(StrategyState.class, command.strategyId())
                .thenCompose(strategy -> states.load(BacktestState.class, command.backtestId())
                        .thenApply(backtest -> BacktestDecisions.request(command, backtest, strategy)));
    }

    private static <C extends BacktestCommand> CommandRegistration<C> command(Class<C> type) {
        return CommandRegistration.of(
                NAMESPACE, type, BacktestState.class, BacktestFeature::target, BacktestDecisions::decide);
    }

    private static Target target(BacktestCommand command) {
        return new Target(BacktestEvent.ENTITY_TYPE, command.backtestId());
    }
}
