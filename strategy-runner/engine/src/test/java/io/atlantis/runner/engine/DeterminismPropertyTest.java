package io.atlantis.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.runner.bar.BarSeries;
import io.atlantis.runner.engine.broker.Costs;
import io.atlantis.runner.engine.broker.FillRule;
import io.atlantis.runner.language.StrategyProgram;
import io.atlantis.testkit.gen.SeededTest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The same spec gives the same hash: again, on other threads, compiled again; another spec gives another. */
class DeterminismPropertyTest {
    private static final String SOURCE = """
            f = ta.ema(close, 3)
            s = ta.sma(close, 8)
            r = ta.rsi(close, 5)
            place = rank(ta.roc(close, 10))

            @every("month")
            def rebalance():
                target_pct(0.3 if place < 2 else 0.1)

            def on_fill(fill):
                if fill.qty > 200.0 and fill.side == "buy":
                    sell(1, tag="fill")

            def on_bar():
                if ta.crossover(f, s):
                    target_pct(0.4)
                elif r < 30.0:
                    target_pct(-0.2)
                elif ta.crossunder(f, s):
                    close_position()
            """;

    @SeededTest(tries = 5)
    void shouldGiveTheSameHashOnEveryThread(RandomGenerator random) throws Exception {
        BarSeries[] bars = {
            Strategies.randomBars("A", 0, 600, random), Strategies.randomBars("B", 40, 300, random),
        };
        StrategyProgram program = Strategies.compile(SOURCE);
        Callable<String> shared = () -> hash(program, Costs.of("0.1", "0.01", "3"), bars);
        Callable<String> compiledAgain = () -> hash(Strategies.compile(SOURCE), Costs.of("0.1", "0.01", "3"), bars);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<String> hashes = threads
                    .invokeAll(
                            Stream.of(shared, shared, compiledAgain, shared, compiledAgain)
                                    .toList(),
                            60,
                            TimeUnit.SECONDS)
                    .stream()
                    .map(future -> future.resultNow())
                    .toList();

            assertThat(hashes).containsOnly(shared.call());
        }
        assertThat(hash(program, Costs.of("0.1", "0.01", "4"), bars)).isNotEqualTo(shared.call());
    }

    private static String hash(StrategyProgram program, Costs costs, BarSeries... bars) {
        return Strategies.run(Strategies.spec(program, 100_000, costs, FillRule.NEXT_OPEN, bars))
                .certificate()
                .resultHash();
    }
}
