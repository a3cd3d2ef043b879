package io.atlantis.command.backtest.model;

import io.atlantis.command.backtest.model.BacktestCommand.CancelBacktest;
import io.atlantis.command.backtest.model.BacktestCommand.CompleteBacktest;
import io.atlantis.command.backtest.model.BacktestCommand.FailBacktest;
import io.atlantis.command.backtest.model.BacktestCommand.RequestBacktest;
import io.atlantis.command.backtest.model.BacktestCommand.StartBacktest;
import io.atlantis.command.model.Decision;
import io.atlantis.command.model.Refusals;
import io.atlantis.command.strategy.model.StrategyState;
import io.atlantis.kernel.contract.backtest.BacktestCancelled;
import io.atlantis.kernel.contract.backtest.BacktestCompleted;
import io.atlantis.kernel.contract.backtest.BacktestEvent;
import io.atlantis.kernel.contract.backtest.BacktestFailed;
import io.atlantis.kernel.contract.backtest.BacktestRequested;
import io.atlantis.kernel.contract.backtest.BacktestStarted;
import io.atlantis.kernel.problem.FieldError;
import io.atlantis.kernel.problem.Problem;
import java.util.List;

/** The rules of backtests: REQUESTED, then RUNNING, then COMPLETED, FAILED or CANCELLED. */
public final class BacktestDecisions {

    private BacktestDecisions() {}

    /** Whether a strategy can be run as requested. */
    public static Decision request(RequestBacktest command, BacktestState state, StrategyState strategy) {
        if (state != BacktestState.NONE) {
            return Decision.refused(
                    Refusals.illegalTransition(command.backtestId(), state.name(), "be requested again"));
        }
        if (!strategy.exists()) {
            return Decision.refused(Refusals.notFound("strategy", command.strategyId()));
        }
        if (strategy.archived()) {
            return Decision.refused(Refusals.illegalTransition(command.strategyId(), "ARCHIVED", "be run"));
        }
        int version = command.strategyVersion().orElse(strategy.version());
        if (version < 1 || version > strategy.version()) {
            return Decision.refused(unknownVersion(command.strategyId(), version, strategy.version()));
        }
        return Decision.accepted(new BacktestRequested(
                command.backtestId(),
                command.strategyId(),
                version,
                command.symbols(),
                command.timeframe(),
                command.from(),
                command.to(),
                command.cash(),
                command.parameters(),
                command.costs()));
    }

    private static Problem unknownVersion(String strategyId, int version, int newest) {
        String message = strategyId + " has versions 1 to " + newest;
        return Problem.of("unknown-version", 422, "Unknown version", "version " + version + " is unknown: " + message)
                .withErrors(List.of(new FieldError("version", Integer.toString(version), message)));
    }

    /** What any other command does to a backtest in a state. */
    public static Decision decide(BacktestCommand command, BacktestState state) {
        if (state == BacktestState.NONE) {
            return Decision.refused(Refusals.notFound("backtest", command.backtestId()));
        }
        return switch (command) {
            case StartBacktest start ->
                when(
                        state == BacktestState.REQUESTED,
                        state,
                        "start",
                        new BacktestStarted(start.backtestId(), start.engineVersion()));
            case CompleteBacktest complete ->
                when(state == BacktestState.RUNNING, state, "complete", completed(complete));
            case FailBacktest fail ->
                when(!state.ended(), state, "fail", new BacktestFailed(fail.backtestId(), fail.error()));
            case CancelBacktest cancel ->
                when(
                        !state.ended(),
                        state,
                        "be cancelled",
                        new BacktestCancelled(cancel.backtestId(), cancel.reason()));
            case RequestBacktest request ->
                Decision.refused(Refusals.illegalTransition(request.backtestId(), state.name(), "be requested again"));
        };
    }

    private static Decision when(boolean allowed, BacktestState state, String wanted, BacktestEvent event) {
        return allowed
                ? Decision.accepted(event)
                : Decision.refused(Refusals.illegalTransition(event.backtestId(), state.name(), wanted));
    }

    // A record's compiled constructor doesn't show the null-marks inside its parameters' types.
    @SuppressWarnings("NullAway")
    private static BacktestCompleted completed(CompleteBacktest command) {
        return new BacktestCompleted(
                command.backtestId(),
                command.metrics(),
                command.certificate(),
                command.orderCount(),
                command.tradeCount(),
                command.equityCount());
    }
}
