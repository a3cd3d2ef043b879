package io.atlantis.command.backtest.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.command.backtest.model.BacktestCommand.CancelBacktest;
import io.atlantis.command.backtest.model.BacktestCommand.CompleteBacktest;
import io.atlantis.command.backtest.model.BacktestCommand.FailBacktest;
import io.atlantis.command.backtest.model.BacktestCommand.RequestBacktest;
import io.atlantis.command.backtest.model.BacktestCommand.StartBacktest;
import io.atlantis.command.model.Decision;
import io.atlantis.command.strategy.model.StrategyState;
import io.atlantis.kernel.contract.backtest.BacktestCosts;
import io.atlantis.kernel.contract.backtest.BacktestError;
import io.atlantis.kernel.contract.backtest.BacktestEvent;
import io.atlantis.kernel.contract.backtest.BacktestRequested;
import io.atlantis.kernel.contract.backtest.Certificate;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BacktestDecisionsTest {

    private static final String ID = "main.backtest.1";
    private static final StrategyState THREE_VERSIONS = new StrategyState(3, "cross", false);

    /** Which state each state may pass into, as a table that was written down before the code. */
    private static final Map<BacktestState, Set<BacktestState>> LEGAL = new EnumMap<>(Map.of(
            BacktestState.REQUESTED, Set.of(BacktestState.RUNNING, BacktestState.FAILED, BacktestState.CANCELLED),
            BacktestState.RUNNING, Set.of(BacktestState.COMPLETED, BacktestState.FAILED, BacktestState.CANCELLED),
            BacktestState.COMPLETED, Set.of(),
            BacktestState.FAILED, Set.of(),
            BacktestState.CANCELLED, Set.of()));

    private static BacktestCommand commandInto(BacktestState state) {
        return switch (state) {
            case NONE, REQUESTED -> request(OptionalInt.empty());
            case RUNNING -> new StartBacktest(ID, "1");
            case COMPLETED ->
                new CompleteBacktest(ID, Map.of(), new Certificate("a", "b", "1", new TreeMap<>(), List.of()), 1, 1, 1);
            case FAILED -> new FailBacktest(ID, new BacktestError("code", "why", null, null, null, null));
            case CANCELLED -> new CancelBacktest(ID, "");
        };
    }

    private static RequestBacktest request(OptionalInt version) {
        return new RequestBacktest(
                ID,
                "main.strategy.1",
                version,
                List.of("IBM"),
                "1d",
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(86_400),
                "100000",
                new TreeMap<>(),
                BacktestCosts.NONE);
    }

    private static String codeOf(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused) decision).problem().code();
    }

    @ParameterizedTest
    @EnumSource(value = BacktestState.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void shouldPassOnlyIntoTheStatesOfTheTable(BacktestState state) {
        for (BacktestState target : LEGAL.keySet()) {
            Decision decision = BacktestDecisions.decide(commandInto(target), state);
            if (LEGAL.get(state).contains(target)) {
                assertThat(decision)
                        .isInstanceOfSatisfying(
                                Decision.Accepted.class,
                                accepted -> assertThat(state.evolve((BacktestEvent)
                                                accepted.events().getFirst()))
                                        .isEqualTo(target));
            } else {
                assertThat(codeOf(decision)).as("%s to %s", state, target).isEqualTo("illegal-transition");
            }
        }
    }

    @Test
    void shouldRunTheNewestVersionUnlessToldWhich() {
        assertThat(BacktestDecisions.request(request(OptionalInt.empty()), BacktestState.NONE, THREE_VERSIONS))
                .isInstanceOfSatisfying(
                        Decision.Accepted.class,
                        accepted -> assertThat(
                                        ((BacktestRequested) accepted.events().getFirst()).strategyVersion())
                                .isEqualTo(3));
        assertThat(BacktestDecisions.request(request(OptionalInt.of(2)), BacktestState.NONE, THREE_VERSIONS))
                .isInstanceOfSatisfying(
                        Decision.Accepted.class,
                        accepted -> assertThat(
                                        ((BacktestRequested) accepted.events().getFirst()).strategyVersion())
                                .isEqualTo(2));
    }

    @Test
    void shouldRefuseAStrategyOrVersionThatCanNotRun() {
        assertThat(codeOf(BacktestDecisions.request(request(OptionalInt.of(4)), BacktestState.NONE, THREE_VERSIONS)))
                .isEqualTo("unknown-version");
        assertThat(codeOf(BacktestDecisions.request(
                        request(OptionalInt.empty()), BacktestState.NONE, StrategyState.NONE)))
                .isEqualTo("not-found");
        assertThat(codeOf(BacktestDecisions.request(
                        request(OptionalInt.empty()), BacktestState.NONE, new StrategyState(1, "old", true))))
                .isEqualTo("illegal-transition");
        assertThat(codeOf(BacktestDecisions.decide(new CancelBacktest(ID, ""), BacktestState.NONE)))
                .isEqualTo("not-found");
    }
}
