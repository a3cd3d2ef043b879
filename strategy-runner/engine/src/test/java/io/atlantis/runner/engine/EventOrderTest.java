package io.atlantis.runner.engine;

import static io.atlantis.runner.engine.Strategies.DAY_NS;
import static io.atlantis.runner.engine.Strategies.bars;
import static io.atlantis.runner.engine.Strategies.run;
import static io.atlantis.runner.engine.Strategies.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.runner.bar.BarSeries;
import io.atlantis.runner.engine.broker.Costs;
import io.atlantis.runner.engine.broker.FillRule;
import io.atlantis.runner.engine.broker.Order;
import io.atlantis.runner.engine.broker.Order.Filled;
import io.atlantis.runner.engine.result.BacktestResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In which order the engine calls handlers and what they see then; all worked out on paper. */
class EventOrderTest {
    private static final long E8 = 100_000_000L;
    private static final double[][] PRICES = {{9, 10}, {11, 12}, {13, 14}, {15, 16}};

    /** Orders of one share whose tags tell who gave them and what was seen. */
    private static List<String> tags(BacktestResult result) {
        return result.orders().stream()
                .map(order -> order.symbol() + " " + order.quantity() + " " + order.tag())
                .toList();
    }

    @Test
    void shouldTellAFillAtTheOpenBeforeItsBarIsSeen() {
        BacktestResult result = run(spec("""
                def on_bar():
                    if bar_index == 1:
                        buy(10, tag="dip")
                    elif bar_index == 2:
                        buy(close)

                def on_fill(fill):
                    if fill.tag == "dip":
                        sell(close)
                        sell(fill.price)
                        sell(fill.time / 86400000)
                        sell(position.qty)
                        sell(account.cash)
                """, 1000, FillRule.NEXT_OPEN, bars("IBM", 0, PRICES)));

        // filled at the open of bar 2, 13; the last closed bar is bar 1, at 12; 10 held, 1000 - 130 cash
        assertThat(result.orders().stream().map(Order::quantity)).containsExactly(10L, 12L, 13L, 2L, 10L, 870L, 14L);
        assertThat(result.orders().get(1).submittedTimeNs()).isEqualTo(2 * DAY_NS);
        assertThat(result.orders().get(1).outcome()).isEqualTo(new Filled(-12, 3 * DAY_NS, 15 * E8, 0));
    }

    @Test
    void shouldTellAFillAtTheCloseThatDecided() {
        BacktestResult result = run(spec("""
                def on_bar():
                    if bar_index == 1:
                        buy(10, tag="dip")

                def on_fill(fill):
                    if fill.tag == "dip":
                        sell(close)
                """, 1000, FillRule.CLOSE, bars("IBM", 0, PRICES)));

        // what on_fill orders at a close waits for the next open
        assertThat(result.orders().get(0).outcome()).isEqualTo(new Filled(10, DAY_NS, 12 * E8, 0));
        assertThat(result.orders().get(1).submittedTimeNs()).isEqualTo(DAY_NS);
        assertThat(result.orders().get(1).outcome()).isEqualTo(new Filled(-12, 2 * DAY_NS, 13 * E8, 0));
    }

    @Test
    void shouldTellEachFillBeforeTheNextOneAndCommissionWithIt() {
        BacktestResult result = run(spec(
                Strategies.compile("""
                        def on_bar():
                            if bar_index == 0:
                                buy(2, tag="a")
                                buy(3, tag="b")

                        def on_fill(fill):
                            if fill.tag != "":
                                sell(position.qty)
                                sell(fill.commission * 100)
                        """), 1000, Costs.of("0", "0.5", "0"), FillRule.NEXT_OPEN, bars("IBM", 0, PRICES)));

        assertThat(tags(result)).containsExactly("IBM 2 a", "IBM 3 b", "IBM 2 ", "IBM 100 ", "IBM 5 ", "IBM 150 ");
    }

    @Test
    void shouldNotTellOfRejectedOrders() {
        BacktestResult result = run(spec("""
                def on_bar():
                    if bar_index == 0:
                        buy(1000)

                def on_fill(fill):
                    sell(1)
                """, 1000, FillRule.NEXT_OPEN, bars("IBM", 0, PRICES)));

        assertThat(result.orders())
                .singleElement()
                .satisfies(order -> assertThat(order.outcome()).isInstanceOf(Order.Rejected.class));
    }

    @Test
    void shouldGoOverTheSymbolsInTheirOrderInEveryPhase() {
        BacktestResult result = run(spec("""
                def on_fill(fill):
                    if fill.side == "buy":
                        sell(1, tag="fill")

                @every("day")
                def daily():
                    if bar_index == 0:
                        buy(1, tag="every")

                def on_bar():
                    if bar_index <= 1:
                        buy(1, tag=symbol.name)
                """, 1000, FillRule.NEXT_OPEN, bars("B", 0, PRICES), bars("A", 0, PRICES)));

        assertThat(tags(result).subList(0, 4)).containsExactly("B 1 every", "B 1 B", "A 1 every", "A 1 A");
        // bar 1: both fills of B, then those of A, then on_bar of both
        assertThat(tags(result).subList(4, 10))
                .containsExactly("B 1 fill", "B 1 fill", "A 1 fill", "A 1 fill", "B 1 B", "A 1 A");
    }

    @Test
    void shouldRebalanceIntoTheBestSymbols() {
        BarSeries slow = bars("SLOW", 0, new double[][] {{10, 10}, {10, 11}, {11, 12}});
        BarSeries fast = bars("FAST", 0, new double[][] {{10, 10}, {10, 20}, {20, 21}});
        BarSeries middle = bars("MID", 0, new double[][] {{10, 10}, {10, 15}, {15, 60}});
        BacktestResult result = run(spec("""
                r = rank(ta.roc(close, 1))

                def on_bar():
                    target_pct(0.4 if r <= 2 else 0)
                """, 1000, FillRule.CLOSE, slow, fast, middle));

        // bar 1: roc 10, 100, 50. Bar 2: 9.1, 5, 300: FAST gives way to SLOW, which the order of symbols lets buy first
        assertThat(tags(result).subList(0, 2)).containsExactly("FAST 20 ", "MID 26 ");
        assertThat(result.orders().stream().map(order -> order.symbol() + order.side()))
                .startsWith("FASTBUY", "MIDBUY", "SLOWBUY", "FASTSELL", "MIDSELL");
    }
}
