package io.atlantis.command.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.command.backtest.model.BacktestCommand;
import io.atlantis.command.backtest.model.BacktestCommand.CancelBacktest;
import io.atlantis.command.backtest.model.BacktestCommand.CompleteBacktest;
import io.atlantis.command.backtest.model.BacktestCommand.FailBacktest;
import io.atlantis.command.backtest.model.BacktestCommand.RequestBacktest;
import io.atlantis.command.backtest.model.BacktestCommand.StartBacktest;
import io.atlantis.command.dispatch.CommandContext;
import io.atlantis.command.dispatch.CommandResult;
import io.atlantis.command.strategy.model.StrategyCommand;
import io.atlantis.command.strategy.model.StrategyCommand.ArchiveStrategy;
import io.atlantis.command.strategy.model.StrategyCommand.CreateStrategy;
import io.atlantis.command.strategy.model.StrategyCommand.EditStrategy;
import io.atlantis.command.strategy.model.StrategyCommand.RenameStrategy;
import io.atlantis.kernel.contract.EventJson;
import io.atlantis.kernel.contract.backtest.BacktestCosts;
import io.atlantis.kernel.contract.backtest.BacktestError;
import io.atlantis.kernel.contract.backtest.Certificate;
import io.atlantis.kernel.contract.strategy.StrategyRenamed;
import io.atlantis.kernel.problem.FieldError;
import io.atlantis.kernel.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Nothing of a command or its answer changes on the way between instances. */
class ForwardedCommandTest {

    private static final String STRATEGY = "main.strategy.1";
    private static final String BACKTEST = "main.backtest.1";

    private final JsonMapper json = JsonMapper.builder().build();
    private final EventJson events = new EventJson();

    static Stream<Object> commands() {
        Map<String, Object> parameters =
                Map.of("fast", 10, "ratio", 0.5, "on", true, "big", 9_000_000_000L, "s", "é\n");
        Instant from = Instant.parse("2010-01-01T00:00:00.000000001Z");
        return Stream.of(
                new CreateStrategy(STRATEGY, "cross", "x = \"ü\"\n"),
                new EditStrategy(STRATEGY, "x = 2", 3),
                new RenameStrategy(STRATEGY, "other"),
                new ArchiveStrategy(STRATEGY),
                request(OptionalInt.empty(), parameters, from),
                request(OptionalInt.of(2), Map.of(), from),
                new StartBacktest(BACKTEST, "1"),
                new CompleteBacktest(
                        BACKTEST,
                        Map.of("finalEquity", "1.5", "trades", 2),
                        new Certificate("a", "b", "1", new TreeMap<>(parameters), List.of()),
                        1,
                        2,
                        3),
                new FailBacktest(BACKTEST, new BacktestError("code", "why", 3, 4, null, null)),
                new CancelBacktest(BACKTEST, "no need"));
    }

    private static RequestBacktest request(OptionalInt version, Map<String, Object> parameters, Instant from) {
        return new RequestBacktest(
                BACKTEST,
                STRATEGY,
                version,
                List.of("IBM", "BRK.B"),
                "1d",
                from,
                from.plusSeconds(1),
                "100000",
                new TreeMap<>(parameters),
                new BacktestCosts("0", "0.01", "1", "next-open"));
    }

    @Test
    void shouldKnowASampleOfEveryCommand() {
        Set<Class<?>> sampled = commands().map(Object::getClass).collect(Collectors.toSet());

        assertThat(sampled)
                .contains(StrategyCommand.class.getPermittedSubclasses())
                .contains(BacktestCommand.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldArriveAsItWasSent(Object command) {
        CommandContext context =
                new CommandContext("ada", "main", "corr", "key", Optional.of("00-" + "a".repeat(32) + "-b-01"));
        ForwardedCommand sent = new ForwardedCommand("name", json.valueToTree(command), context);

        ForwardedCommand arrived = json.readValue(json.writeValueAsBytes(sent), ForwardedCommand.class);

        Object arrivedCommand = json.treeToValue(arrived.command(), command.getClass());
        assertThat(arrivedCommand).isEqualTo(command);
        assertThat(arrived.context()).isEqualTo(context);
    }

    @Test
    void shouldBringResultsAndProblemsBack() {
        CommandResult result = new CommandResult(List.of(new StrategyRenamed(STRATEGY, "new", "old")), 3, 42);
        Problem problem = Problem.of("stale-version", 409, "Stale", "why")
                .with("currentVersion", 7)
                .withErrors(List.of(new FieldError("f", "v", "m")));

        ForwardedAnswer ofResult = roundTrip(ForwardedAnswer.of(result, events));
        ForwardedAnswer ofProblem = roundTrip(ForwardedAnswer.refused(problem));

        assertThat(ofResult.toResult(events)).isEqualTo(result);
        assertThat(ofProblem.problem()).isEqualTo(problem);
    }

    private ForwardedAnswer roundTrip(ForwardedAnswer answer) {
        return json.readValue(json.writeValueAsBytes(answer), ForwardedAnswer.class);
    }
}
