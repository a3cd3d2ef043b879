package io.atlantis.runner.engine;

import static io.atlantis.runner.engine.Strategies.DAY_NS;
import static io.atlantis.runner.engine.Strategies.bars;
import static io.atlantis.runner.engine.Strategies.run;
import static io.atlantis.runner.engine.Strategies.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.atlantis.kernel.contract.backtest.BacktestError;
import io.atlantis.runner.bar.BarSeries;
import io.atlantis.runner.engine.broker.FillRule;
import io.atlantis.runner.engine.broker.Order;
import io.atlantis.runner.engine.broker.Order.Filled;
import io.atlantis.runner.engine.broker.Side;
import io.atlantis.runner.engine.broker.Trade;
import io.atlantis.runner.engine.broker.Trade.Direction;
import io.atlantis.runner.engine.metrics.EquityCurve;
import io.atlantis.runner.engine.result.BacktestResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whole runs over a handful of bars, worked out on paper. */
class BacktestTest {
    private static final long E8 = 100_000_000L;

    /** Buys 10 at the first close above 100 and closes at the first above 110. */
    private static final String BREAKOUT = """
            def on_bar():
                if position.qty == 0 and close > 100.0 and close < 110.0:
                    buy(10, tag="up")
                elif position.qty > 0 and close > 110.0:
                    close_position()
            """;

    private static final BarSeries FIVE_BARS =
            bars("IBM", 0, new double[][] {{99, 100}, {100, 102}, {103, 105}, {106, 112}, {111, 109}});

    private static double[] values(EquityCurve curve) {
        return IntStream.range(0, curve.size())
                .mapToDouble(i -> curve.equityE8(i) / 1e8)
                .toArray();
    }

    @Test
    void shouldFillAtTheNextOpen() {
        BacktestResult result = run(spec(BREAKOUT, 2000, FillRule.NEXT_OPEN, FIVE_BARS));

        // Bar 1 closes at 102: bought at 103 in bar 2. Bar 3 closes at 112: sold at 111 in bar 4.
        assertThat(result.orders().get(0))
                .isEqualTo(new Order(1, "IBM", Side.BUY, 10, DAY_NS, "up", new Filled(10, 2 * DAY_NS, 103 * E8, 0)));
        assertThat(result.orders().get(1))
                .isEqualTo(
                        new Order(2, "IBM", Side.SELL, 10, 3 * DAY_NS, "", new Filled(-10, 4 * DAY_NS, 111 * E8, 0)));
        assertThat(result.trades())
                .containsExactly(new Trade(
                        "IBM", Direction.LONG, 10, 2 * DAY_NS, 103 * E8, 4 * DAY_NS, 111 * E8, 80 * E8, 0, 2));
        assertThat(values(result.equity())).containsExactly(2000, 2000, 2020, 2090, 2080);
        // Bar 4 closes at 109 without a position: a further order that no bar is left to fill.
        assertThat(result.orders().get(2).outcome()).isInstanceOf(Order.Pending.class);
        assertThat(result.metrics().exposure()).isEqualTo(2.0 / 5);
        assertThat(result.metrics().totalReturn()).isEqualTo(0.04);
    }

    @Test
    void shouldFillAtTheCloseThatDecided() {
        BacktestResult result = run(spec(BREAKOUT, 2000, FillRule.CLOSE, FIVE_BARS));

        // Bought at 102 in bar 1, sold at 112 in bar 3, bought at 109 in bar 4 and still open.
        assertThat(result.trades())
                .containsExactly(
                        new Trade("IBM", Direction.LONG, 10, DAY_NS, 102 * E8, 3 * DAY_NS, 112 * E8, 100 * E8, 0, 2),
                        new Trade(
                                "IBM", Direction.LONG, 10, 4 * DAY_NS, 109 * E8, Trade.STILL_OPEN, 109 * E8, 0, 0, 0));
        assertThat(values(result.equity())).containsExactly(2000, 2000, 2030, 2100, 2100);
    }

    @Test
    void shouldSizeATargetByEquityAtTheLastCloseInWholeShares() {
        BarSeries bars = bars("IBM", 0, new double[][] {{95, 95}, {96, 97}});
        // 0.95 * 100000 / 95 is 1000.
        BacktestResult result = run(spec("def on_bar():\n    target_pct(0.95)\n", 100_000, FillRule.NEXT_OPEN, bars));

        assertThat(result.orders().getFirst().quantity()).isEqualTo(1000);
        assertThat(result.metrics().finalEquityE8()).isEqualTo((100_000 + 1000) * E8);
    }

    @Test
    void shouldFloorATargetTowardsZeroOnBothSides() {
        BarSeries bars = bars("IBM", 0, new double[][] {{300, 300}, {300, 300}});

        BacktestResult longs = run(spec("def on_bar():\n    target_pct(0.5)\n", 1000, FillRule.CLOSE, bars));
        BacktestResult shorts = run(spec("def on_bar():\n    target_pct(-0.5)\n", 1000, FillRule.CLOSE, bars));

        assertThat(longs.trades().getFirst().quantity()).isEqualTo(1);
        assertThat(shorts.trades().getFirst().quantity()).isEqualTo(1);
        assertThat(shorts.trades().getFirst().direction()).isEqualTo(Direction.SHORT);
    }

    @Test
    void shouldRunSymbolsOnOneAccountInStepsOfTime() {
        // Both want 60 % of the account at day 1; B's bar of day 2 is missing, so that B fills at day 3.
        String source = """
                def on_bar():
                    if position.qty == 0 and close == 10.0:
                        target_pct(0.6)
                """;
        BarSeries a = bars("A", 1, new double[][] {{10, 10}, {10, 11}, {11, 11}});
        BarSeries b = bars("B", 1, new double[][] {{10, 10}, {20, 20}});
        b.timeNs().set(1, 3 * DAY_NS);
        BacktestResult result = run(spec(source, 1000, FillRule.NEXT_OPEN, a, b));

        // A takes 60 of 100 shares' worth. At day 3 cash is 400 and B opens at 20: cut from 60 to 20.
        assertThat(result.orders().get(0).outcome()).isEqualTo(new Filled(60, 2 * DAY_NS, 10 * E8, 0));
        assertThat(result.orders().get(1).outcome()).isEqualTo(new Filled(20, 3 * DAY_NS, 20 * E8, 0));
        assertThat(result.equity().size()).isEqualTo(3);
        assertThat(values(result.equity())).containsExactly(1000, 1060, 1060);
    }

    @Test
    void shouldFillNoOrderOfAStepAfterAnyoneHasSeenItsClose() {
        // A decides at day 2 knowing its cash after B's order of day 1 has filled at day 2's open, though B comes
        // second.
        String source = """
                def on_bar():
                    if bar_index == 0 and close == 20.0:
                        buy(10)
                    if bar_index == 1 and close == 10.0 and account.cash == 800.0:
                        buy(1, tag="knew")
                """;
        BarSeries a = bars("A", 1, new double[][] {{10, 10}, {10, 10}});
        BarSeries b = bars("B", 1, new double[][] {{20, 20}, {20, 20}});
        BacktestResult result = run(spec(source, 1000, FillRule.NEXT_OPEN, a, b));

        assertThat(result.orders()).extracting(Order::tag).containsExactly("", "knew");
    }

    @Test
    void shouldRecordAnOrderOverLessThanAShareAsRejected() {
        BacktestResult result = run(spec(
                "def on_bar():\n    buy(0.5)\n", 1000, FillRule.NEXT_OPEN, bars("A", 0, new double[][] {{1, 1}})));

        assertThat(result.orders().getFirst().outcome())
                .isEqualTo(new Order.Rejected("less than one share: use a quantity from 1"));
    }

    @Test
    void shouldFailAtTheBarAndLineOfAFault() {
        String source = """
                def on_bar():
                    if bar_index == 2:
                        buy(-1)
                """;
        BacktestOutcome outcome = Backtest.run(spec(source, 1000, FillRule.NEXT_OPEN, FIVE_BARS), RunMonitor.NONE);

        BacktestError error = ((BacktestOutcome.Failed) outcome).error();
        assertThat(error.code()).isEqualTo("invalid-argument");
        assertThat(error.message()).contains("buy quantity is -1.0").contains("give");
        assertThat(error.line()).isEqualTo(3);
        assertThat(error.barIndex()).isEqualTo(2);
        assertThat(error.barTime()).isEqualTo(Instant.parse("1970-01-03T00:00:00Z"));
    }

    @Test
    void shouldNameTheSymbolOfAFaultAmongSeveral() {
        String source = "def on_bar():\n    if close == 20.0:\n        buy(-1)\n";
        BacktestOutcome outcome = Backtest.run(
                spec(
                        source,
                        1000,
                        FillRule.NEXT_OPEN,
                        bars("A", 0, new double[][] {{10, 10}}),
                        bars("B", 0, new double[][] {{20, 20}})),
                RunMonitor.NONE);

        assertThat(((BacktestOutcome.Failed) outcome).error().message()).endsWith(" [symbol B]");
    }

    @Test
    void shouldFailBeforeTheFirstBarWhenAnIndicatorHasNoLength() {
        String source = "n = param(0)\nx = ta.sma(close, n)\n\ndef on_bar():\n    pass\n";
        BacktestOutcome outcome = Backtest.run(spec(source, 1000, FillRule.NEXT_OPEN, FIVE_BARS), RunMonitor.NONE);

        BacktestError error = ((BacktestOutcome.Failed) outcome).error();
        assertThat(error.code()).isEqualTo("invalid-argument");
        assertThat(error.line()).isEqualTo(2);
        assertThat(error.barIndex()).isNull();
        assertThat(error.barTime()).isNull();
    }

    @Test
    void shouldCompleteWithoutBars() {
        BacktestResult result = run(spec(BREAKOUT, 1000, FillRule.NEXT_OPEN, bars("IBM", 0)));

        assertThat(result.equity().size()).isZero();
        assertThat(result.metrics().asMap())
                .containsEntry("finalEquity", "1000")
                .containsEntry("exposure", null);
    }

    @Test
    void shouldStopAStrategyThatNeverEnds() {
        String source = """
                def on_bar():
                    while True:
                        pass
                """;
        BacktestOutcome outcome = Backtest.run(spec(source, 1000, FillRule.NEXT_OPEN, FIVE_BARS), RunMonitor.NONE);

        BacktestError error = ((BacktestOutcome.Failed) outcome).error();
        assertThat(error.code()).isEqualTo("budget-exhausted");
        assertThat(error.line()).isNotNull();
        assertThat(error.barIndex()).isZero();
    }

    @Test
    void shouldFailWhenAnAmountLeavesItsRange() {
        BacktestOutcome outcome = Backtest.run(
                spec("def on_bar():\n    sell(1e12)\n", 1000, FillRule.NEXT_OPEN, FIVE_BARS), RunMonitor.NONE);

        BacktestError error = ((BacktestOutcome.Failed) outcome).error();
        assertThat(error.code()).isEqualTo("money-overflow");
        assertThat(error.barIndex()).isEqualTo(1);
    }

    @Test
    void shouldStopWhenCancelledAndTellItsProgress() {
        List<Double> seen = new ArrayList<>();
        RunMonitor monitor = new RunMonitor() {
            @Override
            public void progress(double fraction) {
                seen.add(fraction);
            }

            @Override
            public boolean isCancelled() {
                return seen.size() == 2;
            }
        };
        BarSeries bars = bars(
                "A",
                0,
                IntStream.range(0, 1280).mapToObj(i -> new double[] {1, 1}).toArray(double[][]::new));
        BacktestOutcome outcome =
                Backtest.run(spec("def on_bar():\n    pass\n", 1000, FillRule.NEXT_OPEN, bars), monitor);

        assertThat(outcome).isInstanceOf(BacktestOutcome.Cancelled.class);
        assertThat(seen).containsExactly(0.0, 0.2);
    }

    @Test
    void shouldRefuseASpecThatCannotRun() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec(BREAKOUT, 1000, FillRule.NEXT_OPEN))
                .withMessageContaining("bars is empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec(BREAKOUT, 1000, FillRule.NEXT_OPEN, FIVE_BARS, FIVE_BARS))
                .withMessageContaining("a symbol twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec(BREAKOUT, 0, FillRule.NEXT_OPEN, FIVE_BARS))
                .withMessageContaining("cash is 0");
    }
}
