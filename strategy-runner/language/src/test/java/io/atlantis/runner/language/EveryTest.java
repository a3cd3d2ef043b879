package io.atlantis.runner.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.runner.column.LongColumn;
import io.atlantis.runner.language.runtime.BarColumns;
import io.atlantis.testkit.gen.SeededTest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Functions that run {@code @every} period: at which bars, in which order. */
class EveryTest {
    /** The same periods as {@code java.time} has them. */
    private static final Map<String, Function<OffsetDateTime, Object>> PERIODS = Map.of(
            "minute", time -> time.truncatedTo(ChronoUnit.MINUTES),
            "hour", time -> time.truncatedTo(ChronoUnit.HOURS),
            "day", OffsetDateTime::toLocalDate,
            "week", time -> time.get(IsoFields.WEEK_BASED_YEAR) + "-" + time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
            "month", time -> time.getYear() + "-" + time.getMonthValue(),
            "quarter", time -> time.getYear() + "-" + time.get(IsoFields.QUARTER_OF_YEAR),
            "year", OffsetDateTime::getYear);

    private static BarColumns barsAt(String... times) {
        return barsAt(List.of(times).stream().map(Instant::parse).toList());
    }

    private static BarColumns barsAt(List<Instant> times) {
        double[] closes = new double[times.size()];
        long[] timesNs = new long[times.size()];
        for (int i = 0; i < closes.length; i++) {
            closes[i] = i;
            timesNs[i] = Math.addExact(
                    Math.multiplyExact(times.get(i).getEpochSecond(), 1_000_000_000L),
                    times.get(i).getNano());
        }
        BarColumns bars = Bars.ofCloses(closes);
        return new BarColumns(
                bars.open(), bars.high(), bars.low(), bars.close(), bars.volume(), LongColumn.of(timesNs));
    }

    @Test
    void shouldRunAtTheFirstBarOfEachPeriodBeforeOnBar() {
        BarColumns bars =
                barsAt("2024-01-30T20:00:00Z", "2024-01-31T20:00:00Z", "2024-02-05T20:00:00Z", "2024-02-06T20:00:00Z");
        List<String> calls = Strategies.run("""
                def on_bar():
                    sell(close)

                @every("month")
                def rebalance():
                    buy(close)
                """, bars);

        // the first bar begins the month of the run; the month's first bar need not be its first day's
        assertThat(calls).containsExactly("buy 0.0", "sell 0.0", "sell 1.0", "buy 2.0", "sell 2.0", "sell 3.0");
    }

    @Test
    void shouldRunSeveralInTheOrderOfTheSourceAndOnceForSeveralPeriods() {
        BarColumns bars =
                barsAt("2024-02-29T23:00:00Z", "2024-03-01T00:00:00Z", "2024-03-01T01:00:00Z", "2024-03-02T00:00:00Z");
        List<String> calls = Strategies.run("""
                @every("day")
                @every("month")
                def both():
                    buy(close)

                @every("month")
                def monthly():
                    sell(close)
                """, bars);

        assertThat(calls).containsExactly("buy 0.0", "sell 0.0", "buy 1.0", "sell 1.0", "buy 3.0");
    }

    @Test
    void shouldSeeTheSeriesOfTheBarThatBeginsThePeriod() {
        BarColumns bars = barsAt("2024-01-31T00:00:00Z", "2024-02-01T00:00:00Z", "2024-02-02T00:00:00Z");
        List<String> calls = Strategies.run("""
                c = ta.cum(close + 1)

                @every("month")
                def monthly():
                    buy(c)
                """, bars);

        assertThat(calls).containsExactly("buy 1.0", "buy 3.0");
    }

    @SeededTest(tries = 60)
    void shouldBeginPeriodsWhereTheCalendarDoes(RandomGenerator random) {
        List<Instant> times = times(random);
        BarColumns bars = barsAt(times);
        PERIODS.forEach((name, period) -> {
            List<String> expected = new ArrayList<>();
            Object current = "none";
            for (int bar = 0; bar < times.size(); bar++) {
                Object found = period.apply(times.get(bar).atOffset(ZoneOffset.UTC));
                if (!found.equals(current)) {
                    expected.add("buy " + (double) bar);
                }
                current = found;
            }

            assertThat(Strategies.run("@every(\"" + name + "\")\ndef f():\n    buy(bar_index)\n", bars))
                    .as(name + " at " + times)
                    .isEqualTo(expected);
        });
    }

    /** Bars from seconds to months apart, before and after the epoch. */
    private static List<Instant> times(RandomGenerator random) {
        long second = random.nextLong(-4_000_000_000L, 4_000_000_000L);
        long greatestStep = 1L << random.nextInt(2, 24);
        List<Instant> times = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            times.add(Instant.ofEpochSecond(second, random.nextInt(2) * 999_999_999L));
            second += random.nextLong(2, greatestStep + 2);
        }
        return times;
    }
}
