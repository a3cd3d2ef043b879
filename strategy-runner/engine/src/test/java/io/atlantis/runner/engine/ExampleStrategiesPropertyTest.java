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
import org.junit.jupiter.api.Test;

/** Each example strategy trades, does the same again, and knows nothing of the bars to come. */
class ExampleStrategiesPropertyTest {
    private static final int BARS = 3_000;

    @SeededTest(tries = 2)
    void shouldTradeAndDoTheSameAgain(RandomGenerator random) {
        BarSeries bars = Examples.bars(BARS, random);
        for (String name : Examples.NAMES) {
            BacktestResult result = Examples.run(name, bars);

            assertThat(result.trades()).as(name).isNotEmpty();
            assertThat(result.orders()).as(name).noneMatch(order -> order.outcome() instanceof Order.Rejected);
            assertThat(Examples.run(name, bars).certificate().resultHash())
                    .as(name)
                    .isEqualTo(result.certificate().resultHash());
        }
    }

    @SeededTest(tries = 3)
    void shouldOrderTheSameWhenTheFutureIsCutOff(RandomGenerator random) {
        BarSeries bars = Examples.bars(BARS, random);
        int size = random.nextInt(BARS / 2, BARS);
        BarSeries first = Examples.truncated(bars, size);
        long lastTimeNs = bars.timeNs().at(size - 1);
        for (String name : Examples.NAMES) {
            List<Order> past = Examples.run(name, first).orders();
            List<Order> full = Examples.run(name, bars).orders().stream()
                    .filter(order -> order.submittedTimeNs() <= lastTimeNs)
                    .toList();

            assertThat(past).as(name).isNotEmpty().hasSameSizeAs(full);
            for (int i = 0; i < past.size(); i++) {
                assertSame(name, past.get(i), full.get(i));
            }
        }
    }

    @Test
    void shouldBeLaidOutAsTheFormatterDoes() {
        for (String name : Examples.NAMES) {
            String source = Examples.source(name);
            assertThat(StrategyFormatter.format(source, CompilerLimits.DEFAULT).text())
                    .as(name)
                    .isEqualTo(source);
        }
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
