package io.atlantis.runner.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.runner.bar.BarSeries;
import io.atlantis.runner.engine.broker.Costs;
import io.atlantis.runner.engine.broker.FillRule;
import io.atlantis.runner.engine.broker.Order;
import io.atlantis.runner.engine.broker.Order.Filled;
import io.atlantis.runner.engine.broker.Trade;
import io.atlantis.runner.engine.metrics.EquityCurve;
import io.atlantis.runner.engine.result.BacktestResult;
import io.atlantis.testkit.gen.SeededTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Whole runs over two symbols with holes: every fill is at the right bar and price, and the curve is what a plain
 * ledger gives.
 */
class RunPropertyTest {
    private static final long CASH = 50_000;

    private static final String SOURCE = """
            f = ta.ema(close, 3)
            s = ta.ema(close, 9)

            def on_bar():
                if ta.crossover(f, s):
                    target_pct(0.7)
                elif ta.crossunder(f, s):
                    target_pct(-0.3)
                elif bar_index % 17 == 0:
                    buy(20)
                    sell(13)
                elif bar_index % 23 == 0:
                    close_position()
            """;

    private record Bar(double open, double close) {}

    @SeededTest(tries = 20)
    void shouldFillEveryOrderAtTheNextOpenOfItsSymbol(RandomGenerator random) {
        List<BarSeries> bars = List.of(withHoles("A", random), withHoles("B", random));
        BacktestResult result = run(bars, FillRule.NEXT_OPEN);

        Map<String, NavigableMap<Long, Bar>> byTime = byTime(bars);
        assertThat(result.orders()).hasSizeGreaterThan(10);
        for (Order order : result.orders()) {
            Map.Entry<Long, Bar> next =
                    requireNonNull(byTime.get(order.symbol())).higherEntry(order.submittedTimeNs());
            if (order.outcome() instanceof Filled filled) {
                assertThat(filled.timeNs()).isEqualTo(next.getKey());
                assertThat(filled.priceE8())
                        .isEqualTo(Math.round(next.getValue().open() * 1e8));
            } else if (order.outcome() instanceof Order.Pending) {
                assertThat(next).isNull();
            }
        }
    }

    @SeededTest(tries = 20)
    void shouldDrawTheCurveOfAPlainLedger(RandomGenerator random) {
        List<BarSeries> bars = List.of(withHoles("A", random), withHoles("B", random));
        for (FillRule fill : FillRule.values()) {
            BacktestResult result = run(bars, fill);

            assertThat(points(result.equity())).isEqualTo(ledger(result, byTime(bars)));
            long profitE8 = result.trades().stream().mapToLong(Trade::pnlE8).sum();
            assertThat(result.metrics().finalEquityE8()).isEqualTo(CASH * 100_000_000L + profitE8);
        }
    }

    private static BacktestResult run(List<BarSeries> bars, FillRule fill) {
        return Strategies.run(Strategies.spec(
                Strategies.compile(SOURCE),
                CASH,
                fill == FillRule.CLOSE ? Costs.of("0.05", "0.01", "0") : Costs.NONE,
                fill,
                bars.toArray(BarSeries[]::new)));
    }

    /** Random bars of which every tenth or so day is missing. */
    private static BarSeries withHoles(String symbol, RandomGenerator random) {
        BarSeries bars = Strategies.randomBars(symbol, random.nextInt(5), 200, random);
        long day = bars.timeNs().at(0);
        for (int i = 0; i < bars.size(); i++) {
            bars.timeNs().set(i, day);
            day += Strategies.DAY_NS * (random.nextInt(10) == 0 ? 2 : 1);
        }
        return bars;
    }

    private static Map<String, NavigableMap<Long, Bar>> byTime(List<BarSeries> series) {
        Map<String, NavigableMap<Long, Bar>> all = new HashMap<>();
        for (BarSeries bars : series) {
            NavigableMap<Long, Bar> map = new TreeMap<>();
            for (int i = 0; i < bars.size(); i++) {
                map.put(
                        bars.timeNs().at(i),
                        new Bar(bars.open().at(i), bars.close().at(i)));
            }
            all.put(bars.symbol(), map);
        }
        return all;
    }

    /** Equity at every bar time, from the fills and the closes alone. */
    private static List<Long> ledger(BacktestResult result, Map<String, NavigableMap<Long, Bar>> bars) {
        List<Long> times = bars.values().stream()
                .flatMap(map -> map.keySet().stream())
                .distinct()
                .sorted()
                .toList();
        List<Long> points = new ArrayList<>();
        for (long time : times) {
            long equityE8 = CASH * 100_000_000L;
            for (Order order : result.orders()) {
                if (order.outcome() instanceof Filled filled && filled.timeNs() <= time) {
                    double close = requireNonNull(bars.get(order.symbol()))
                            .floorEntry(time)
                            .getValue()
                            .close();
                    equityE8 +=
                            filled.quantity() * (Math.round(close * 1e8) - filled.priceE8()) - filled.commissionE8();
                }
            }
            points.add(time);
            points.add(equityE8);
        }
        return points;
    }

    private static List<Long> points(EquityCurve curve) {
        List<Long> points = new ArrayList<>();
        for (int i = 0; i < curve.size(); i++) {
            points.add(curve.timeNs(i));
            points.add(curve.equityE8(i));
        }
        return points;
    }
}
