package io.atlantis.runner.engine;

import static io.atlantis.runner.engine.Strategies.DAY_NS;
import static io.atlantis.runner.engine.Strategies.compile;
import static io.atlantis.runner.engine.Strategies.run;
import static io.atlantis.runner.engine.Strategies.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.kernel.market.Timeframe;
import io.atlantis.runner.bar.BarSeries;
import io.atlantis.runner.engine.broker.Costs;
import io.atlantis.runner.engine.broker.FillRule;
import io.atlantis.runner.engine.broker.Order;
import io.atlantis.runner.language.StrategyProgram;
import io.atlantis.runner.language.runtime.BudgetLimits;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Other symbols and longer timeframes in a run, worked out on paper. */
class SecurityBacktestTest {
    private static final long HOUR_NS = DAY_NS / 24;

    /** Closes 1, 2, 3, ... from the given hour on, each bar from one below to half above it, volume 10. */
    private static BarSeries hours(String symbol, int firstHour, int size) {
        double[][] openClose = new double[size][2];
        for (int i = 0; i < size; i++) {
            openClose[i] = new double[] {i + 0.5, i + 1};
        }
        BarSeries bars = Strategies.bars(symbol, 0, openClose);
        for (int i = 0; i < size; i++) {
            bars.timeNs().set(i, (firstHour + i) * HOUR_NS);
            bars.high().set(i, i + 1.5);
            bars.low().set(i, i);
            bars.volume().set(i, 10);
        }
        return bars;
    }

    private static BacktestSpec hourly(String source, BarSeries... bars) {
        StrategyProgram program = compile(source);
        return new BacktestSpec(
                program,
                program.defaults(),
                List.of(bars),
                Timeframe.H1,
                1_000_000L * 100_000_000L,
                Costs.NONE,
                FillRule.CLOSE,
                BudgetLimits.DEFAULT,
                List.of());
    }

    @Test
    void shouldRollUpWholeBucketsOfTheBarsThatBeginInThem() {
        // begins at 02:00: two bars in the first bucket, four in the second, one in the third
        BarSeries four = CoarserBars.of(hours("IBM", 2, 7), Timeframe.H4);

        assertThat(four.timeNs().toArray()).containsExactly(0, 4 * HOUR_NS, 8 * HOUR_NS);
        assertThat(four.open().toArray()).containsExactly(0.5, 2.5, 6.5);
        assertThat(four.high().toArray()).containsExactly(2.5, 6.5, 7.5);
        assertThat(four.low().toArray()).containsExactly(0, 2, 6);
        assertThat(four.close().toArray()).containsExactly(2, 6, 7);
        assertThat(four.volume().toArray()).containsExactly(20, 40, 10);
        assertThat(CoarserBars.of(hours("IBM", 0, 0), Timeframe.D1).size()).isZero();
    }

    @Test
    void shouldShowALongBarFromTheOwnBarOnThatEndsWithIt() {
        List<Order> orders = run(hourly("""
                        four = security("", "4h")

                        def on_bar():
                            if not isna(four.close):
                                buy(four.close, tag="seen")
                        """, hours("IBM", 2, 7))).orders();

        // the bucket of 00:00 is over with the bar of 03:00, the one of 04:00 with that of 07:00
        assertThat(orders.stream().map(Order::submittedTimeNs))
                .containsExactly(3 * HOUR_NS, 4 * HOUR_NS, 5 * HOUR_NS, 6 * HOUR_NS, 7 * HOUR_NS, 8 * HOUR_NS);
        assertThat(orders.stream().map(Order::quantity)).containsExactly(2L, 2L, 2L, 2L, 6L, 6L);
    }

    @Test
    void shouldShowAnotherSymbolsBarThatEndsWithTheOwnOne() {
        List<Order> orders = run(spec(
                        """
                        spy = security("SPY", "1d")

                        def on_bar():
                            if spy.close > spy.close[1] and position.qty == 0:
                                buy(1)
                        """,
                        100_000,
                        FillRule.NEXT_OPEN,
                        Strategies.bars("IBM", 0, new double[][] {{1, 1}, {1, 1}, {1, 1}, {1, 1}}),
                        Strategies.bars("SPY", 0, new double[][] {{5, 5}, {5, 4}, {4, 6}, {6, 6}})))
                .orders();

        assertThat(orders).extracting(Order::submittedTimeNs).containsExactly(2 * DAY_NS, 2 * DAY_NS);
    }

    @Test
    void shouldFailBeforeTheFirstBarWhenThereAreNoSuchBars() {
        for (String arguments : List.of("\"QQQ\", \"1d\"", "\"\", \"1h\"", "\"\", \"2d\"")) {
            BacktestOutcome outcome = Backtest.run(
                    spec(
                            "s = security(" + arguments + ")\na = s.close\n",
                            1_000,
                            FillRule.CLOSE,
                            Strategies.bars("IBM", 0, new double[][] {{1, 1}})),
                    RunMonitor.NONE);

            assertThat(outcome).isInstanceOfSatisfying(BacktestOutcome.Failed.class, failed -> {
                assertThat(failed.error().code()).isEqualTo("security-missing");
                assertThat(failed.error().message()).contains("security(" + arguments + ") has no bars here");
            });
        }
    }
}
