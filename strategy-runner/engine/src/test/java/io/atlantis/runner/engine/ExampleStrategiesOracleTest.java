package io.atlantis.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.runner.bar.BarSeries;
import io.atlantis.runner.engine.broker.Trade;
import io.atlantis.testkit.gen.SeededTest;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Examples against the same rules in plain Java: the same entries and exits at the open after each decision. */
class ExampleStrategiesOracleTest {
    private static final int BARS = 2_000;

    /** Decides at a bar from the bars up to it: the wanted side (1 long, -1 short, 0 none), given the side held. */
    private interface Rule {
        int side(int bar, int held);
    }

    @SeededTest(tries = 3)
    void shouldTradeTheDonchianBreakout(RandomGenerator random) {
        BarSeries bars = Examples.bars(BARS, random);

        assertSameTrades("donchian_breakout", bars, (bar, held) -> {
            double close = bars.close().at(bar);
            if (held > 0) {
                return bar >= 10 && close < lowest(bars, bar, 10) ? 0 : 1;
            }
            if (held < 0) {
                return bar >= 10 && close > highest(bars, bar, 10) ? 0 : -1;
            }
            boolean up = bar >= 20 && close > highest(bars, bar, 20);
            boolean down = bar >= 20 && close < lowest(bars, bar, 20);
            return up ? 1 : down ? -1 : 0;
        });
    }

    @SeededTest(tries = 3)
    void shouldTradeTheOpeningRange(RandomGenerator random) {
        BarSeries bars = Examples.bars(BARS, random);
        // a bar is a quarter of an hour: 14:30 is bar 58 of its day, the range two bars, 20:30 bar 82
        boolean[] entered = new boolean[BARS / 96 + 1];

        assertSameTrades("opening_range", bars, (bar, held) -> {
            int quarter = bar % 96;
            int open = bar - quarter + 58;
            if (quarter < 60) {
                return held;
            }
            double bottom = Math.min(bars.low().at(open), bars.low().at(open + 1));
            double top = Math.max(bars.high().at(open), bars.high().at(open + 1));
            if (held != 0) {
                return quarter >= 82 || bars.close().at(bar) < bottom ? 0 : 1;
            }
            if (quarter < 82 && bars.close().at(bar) > top && !entered[bar / 96]) {
                entered[bar / 96] = true;
                return 1;
            }
            return 0;
        });
    }

    @SeededTest(tries = 3)
    void shouldTradeTheVwapReversion(RandomGenerator random) {
        BarSeries bars = Examples.bars(BARS, random);
        double[] gaps = new double[BARS];
        for (int bar = 0; bar < BARS; bar++) {
            gaps[bar] = bars.close().at(bar) - vwapOfDay(bars, bar);
        }

        assertSameTrades("vwap_reversion", bars, (bar, held) -> {
            double distance = bar < 47 ? Double.NaN : gaps[bar] / deviation(gaps, bar - 47, bar);
            if (held != 0) {
                return held * distance >= 0 ? 0 : held;
            }
            return distance < -2 ? 1 : distance > 2 ? -1 : 0;
        });
    }

    private static void assertSameTrades(String name, BarSeries bars, Rule rule) {
        List<List<Object>> expected = new ArrayList<>();
        int held = 0;
        int entry = 0;
        for (int bar = 0; bar < bars.size() - 1; bar++) {
            int side = rule.side(bar, held);
            if (side != held && held != 0) {
                expected.add(trade(bars, held, entry, bar + 1));
            }
            entry = side != held && side != 0 ? bar + 1 : entry;
            held = side;
        }
        List<List<Object>> actual = Examples.run(name, bars).trades().stream()
                .filter(trade -> !trade.isOpen())
                .map(ExampleStrategiesOracleTest::row)
                .toList();

        assertThat(actual).isNotEmpty().isEqualTo(expected);
    }

    private static List<Object> trade(BarSeries bars, int side, int entry, int exit) {
        return List.of(
                side > 0 ? Trade.Direction.LONG : Trade.Direction.SHORT,
                bars.timeNs().at(entry),
                e8(bars.open().at(entry)),
                bars.timeNs().at(exit),
                e8(bars.open().at(exit)));
    }

    private static List<Object> row(Trade trade) {
        return List.of(
                trade.direction(), trade.entryTimeNs(), trade.entryPriceE8(), trade.exitTimeNs(), trade.exitPriceE8());
    }

    private static long e8(double price) {
        return Math.round(price * 100) * 1_000_000L;
    }

    private static double highest(BarSeries bars, int end, int length) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int bar = end - length; bar < end; bar++) {
            highest = Math.max(highest, bars.high().at(bar));
        }
        return highest;
    }

    private static double lowest(BarSeries bars, int end, int length) {
        double lowest = Double.POSITIVE_INFINITY;
        for (int bar = end - length; bar < end; bar++) {
            lowest = Math.min(lowest, bars.low().at(bar));
        }
        return lowest;
    }

    private static double vwapOfDay(BarSeries bars, int end) {
        double turnover = 0;
        double volume = 0;
        for (int bar = end - end % 96; bar <= end; bar++) {
            double price =
                    (bars.high().at(bar) + bars.low().at(bar) + bars.close().at(bar)) / 3;
            turnover += price * bars.volume().at(bar);
            volume += bars.volume().at(bar);
        }
        return turnover / volume;
    }

    private static double deviation(double[] values, int first, int last) {
        double sum = 0;
        for (int i = first; i <= last; i++) {
            sum += values[i];
        }
        double mean = sum / (last - first + 1);
        double squares = 0;
        for (int i = first; i <= last; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
        }
        return Math.sqrt(squares / (last - first + 1));
    }
}
