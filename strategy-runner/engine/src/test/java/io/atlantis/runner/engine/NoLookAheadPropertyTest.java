package io.atlantis.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.runner.bar.BarSeries;
import io.atlantis.runner.engine.broker.Costs;
import io.atlantis.runner.engine.broker.FillRule;
import io.atlantis.runner.engine.broker.Order;
import io.atlantis.runner.engine.broker.Order.Filled;
import io.atlantis.runner.engine.result.BacktestResult;
import io.atlantis.runner.language.StrategyProgram;
import io.atlantis.testkit.gen.SeededTest;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** A run over bars whose end is cut off is the beginning of the run over all, whatever the strategy uses. */
class NoLookAheadPropertyTest {
    private static final int DAYS = 120;

    private static final String SOURCE = """
            r = rank(ta.roc(close, 5))
            z = zscore(winsorize(close / close[3], 0.1))
            dice = rng(3)
            st = state(fills=0, last=0.0)

            @every("week")
            def rebalance():
                target_pct(0.3 if r <= 2 else 0.0, tag="week")

            def on_fill(fill):
                st.fills += 1
                st.last = fill.price
                if st.fills % 3 == 0 and fill.side == "buy":
                    sell(dice.randint(1, 4), tag="fill")

            def on_bar():
                if z > 1.0 and close < st.last:
                    buy(dice.randint(1, 9))
            """;

    @SeededTest(tries = 25)
    void shouldBeginAsTheRunOverLessBars(RandomGenerator random) {
        BarSeries[] bars = IntStream.range(0, 4)
                .mapToObj(i -> Strategies.randomBars("S" + i, random.nextInt(20), DAYS, random))
                .toArray(BarSeries[]::new);
        FillRule rule = random.nextBoolean() ? FillRule.CLOSE : FillRule.NEXT_OPEN;
        long cut = random.nextLong(40, DAYS) * Strategies.DAY_NS;

        BacktestResult whole = run(rule, bars);
        BacktestResult beginning =
                run(rule, Arrays.stream(bars).map(each -> before(each, cut)).toArray(BarSeries[]::new));

        assertThat(settledBefore(whole, cut))
                .isEqualTo(settledBefore(beginning, cut))
                .isNotEmpty();
        for (int i = 0; i < beginning.equity().size(); i++) {
            assertThat(whole.equity().equityE8(i)).isEqualTo(beginning.equity().equityE8(i));
        }
        assertThat(whole.orders().stream().map(Order::tag)).contains("week", "fill", "");
    }

    private static BacktestResult run(FillRule rule, BarSeries... bars) {
        StrategyProgram program = Strategies.compile(SOURCE);
        return Strategies.run(Strategies.spec(program, 100_000, Costs.of("0.1", "0.01", "3"), rule, bars));
    }

    private static BarSeries before(BarSeries bars, long timeNs) {
        int size = (int) Arrays.stream(bars.timeNs().toArray())
                .filter(time -> time < timeNs)
                .count();
        return bars.slice(0, size);
    }

    /** Orders as they stood at a time: those that had not filled by then are left out. */
    private static List<Order> settledBefore(BacktestResult result, long timeNs) {
        return result.orders().stream()
                .filter(order -> order.outcome() instanceof Filled filled && filled.timeNs() < timeNs)
                .toList();
    }
}
