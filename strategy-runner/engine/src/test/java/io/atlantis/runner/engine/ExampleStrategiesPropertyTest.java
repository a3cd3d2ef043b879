package io.atlantis.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.runner.bar.BarSeries;
import io.atlantis.runner.engine.broker.Order;
import io.atlantis.runner.engine.result.BacktestResult;
import io.atlantis.runner.language.CompilerLimits;
import io.atlantis.runner.language.StrategyFormatter;
import io.atlantis.testkit.gen.SeededTest;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each example strategy trades, does the same again, and knows nothing of the bars to come. */
class ExampleStrategiesPropertyTest {
    private static final int BARS = 3_000;

    @SeededTest(tries = 2)
    void shouldTradeAndDoTheSameAgain(RandomGenerator random) {
        BarSeries bars = Examples.bars(BARS, random);
        Examples.NAMES.forEach(name -> assertTradesTheSameAgain(name, List.of(bars)));
        List<BarSeries> market = Examples.market(BARS, random);
        Examples.NAMES_OF_SEVERAL.forEach(name -> assertTradesTheSameAgain(name, market));
    }

    private static void assertTradesTheSameAgain(String name, List<BarSeries> bars) {
        BacktestResult result = Examples.run(name, bars);

        assertThat(result.trades()).as(name).isNotEmpty();
        assertThat(result.orders()).as(name).noneMatch(order -> isRefused(order, bars.size()));
        assertThat(Examples.run(name, bars).certificate().resultHash())
                .as(name)
                .isEqualTo(result.certificate().resultHash());
    }

    /** Who rotates may buy at the same open at which he sells, and sooner: then the cash isn't there yet. */
    private static boolean isRefused(Order order, int symbols) {
        return order.outcome() instanceof Order.Rejected(String reason)
                && (symbols == 1 || !reason.contains("more than the account can carry"));
    }

    @SeededTest(tries = 3)
    void shouldOrderTheSameWhenTheFutureIsCutOff(RandomGenerator random) {
        int size = random.nextInt(BARS / 2, BARS);
        BarSeries bars = Examples.bars(BARS, random);
        Examples.NAMES.forEach(name -> assertBlindToTheFuture(name, List.of(bars), size));
        List<BarSeries> market = Examples.market(BARS, random);
        Examples.NAMES_OF_SEVERAL.forEach(name -> assertBlindToTheFuture(name, market, size));
    }

    private static void assertBlindToTheFuture(String name, List<BarSeries> bars, int size) {
        List<BarSeries> first =
                bars.stream().map(series -> Examples.truncated(series, size)).toList();
        long lastTimeNs = bars.getFirst().timeNs().at(size - 1);
        List<Order> past = Examples.run(name, first).orders();
        List<Order> full = Examples.run(name, bars).orders().stream()
                .filter(order -> order.submittedTimeNs() <= lastTimeNs)
                .toList();

        assertThat(past).as(name).isNotEmpty().hasSameSizeAs(full);
        for (int i = 0; i < past.size(); i++) {
            assertSame(name, past.get(i), full.get(i));
        }
    }

    /** The tests here are of all examples that are delivered. */
    @Test
    void shouldBeTheWholeFolder() {
        assertThat(Stream.concat(Examples.NAMES.stream(), Examples.NAMES_OF_SEVERAL.stream()))
                .containsExactlyInAnyOrderElementsOf(Examples.inFolder());
    }

    @Test
    void shouldBeLaidOutAsTheFormatterDoes() {
        Stream.concat(Examples.NAMES.stream(), Examples.NAMES_OF_SEVERAL.stream())
                .forEach(name -> {
                    String source = Examples.source(name);
                    assertThat(StrategyFormatter.format(source, CompilerLimits.DEFAULT)
                                    .text())
                            .as(name)
                            .isEqualTo(source);
                });
    }

    /** What became of an order of the last bar only the bars behind it can tell. */
    private static void assertSame(String name, Order past, Order full) {
        if (past.outcome() instanceof Order.Pending) {
            assertThat(past.submittedTimeNs()).as(name).isEqualTo(full.submittedTimeNs());
            assertThat(past.tag()).as(name).isEqualTo(full.tag());
        } else {
            assertThat(past).as(name).isEqualTo(full);
        }
    }
}
