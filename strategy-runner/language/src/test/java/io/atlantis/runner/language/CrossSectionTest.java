package io.atlantis.runner.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.atlantis.runner.column.DoubleColumn;
import io.atlantis.runner.column.LongColumn;
import io.atlantis.runner.language.runtime.BarColumns;
import io.atlantis.runner.language.runtime.FaultCode;
import io.atlantis.runner.language.runtime.StrategyFault;
import io.atlantis.testkit.gen.SeededTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Functions over all symbols, compared with their definitions over the table of all values. */
class CrossSectionTest {
    private static final int MAX_SYMBOLS = 12;

    /** A value at one time among the values of that time, NaN left out. */
    private interface Definition extends BiFunction<Double, double[], Double> {}

    private static final Definition HIGHEST_FIRST =
            (x, all) -> 1 + Arrays.stream(all).filter(y -> y > x).count() + (equal(x, all) - 1) / 2.0;
    private static final Definition LOWEST_FIRST =
            (x, all) -> 1 + Arrays.stream(all).filter(y -> y < x).count() + (equal(x, all) - 1) / 2.0;
    private static final Definition DEMEANED = (x, all) -> x - mean(all);
    private static final Definition SCORED = (x, all) -> {
        double variance = mean(
                Arrays.stream(all).map(y -> (y - mean(all)) * (y - mean(all))).toArray());
        return equal(x, all) == all.length ? 0 : (x - mean(all)) / Math.sqrt(variance);
    };
    private static final Definition CLIPPED = (x, all) -> Math.min(Math.max(x, quantile(all, 0.2)), quantile(all, 0.8));

    private static double equal(double x, double[] all) {
        return Arrays.stream(all).filter(y -> y == x).count();
    }

    private static double mean(double[] all) {
        return Arrays.stream(all).average().orElse(Double.NaN);
    }

    /** As {@code numpy.quantile}: the value at a place between sorted ones, in proportion. */
    private static double quantile(double[] all, double share) {
        double[] sorted = Arrays.stream(all).sorted().toArray();
        double place = share * (sorted.length - 1);
        double fraction = place - Math.floor(place);
        return sorted[(int) Math.floor(place)] * (1 - fraction) + sorted[(int) Math.ceil(place)] * fraction;
    }

    /** Symbols with holes between their bars, a missing price here and there, and prices that are often equal. */
    private static List<BarColumns> symbols(RandomGenerator random) {
        int symbols = random.nextInt(1, MAX_SYMBOLS + 1);
        List<BarColumns> bars = new ArrayList<>();
        for (int i = 0; i < symbols; i++) {
            int[] times =
                    IntStream.range(0, 60).filter(_ -> random.nextInt(5) > 0).toArray();
            double[] closes = new double[times.length];
            long[] timesNs = new long[times.length];
            for (int bar = 0; bar < times.length; bar++) {
                timesNs[bar] = times[bar];
                closes[bar] = random.nextInt(8) == 0 ? Double.NaN : random.nextInt(1, 20);
            }
            bars.add(of(closes, timesNs));
        }
        return bars;
    }

    private static BarColumns of(double[] closes, long[] timesNs) {
        DoubleColumn close = DoubleColumn.of(closes);
        return new BarColumns(close, close, close, close, close, LongColumn.of(timesNs));
    }

    @SeededTest(tries = 40)
    void shouldBeWhatTheirDefinitionsSay(RandomGenerator random) {
        List<BarColumns> bars = symbols(random);
        SymbolSet set = new SymbolSet("""
                down = rank(close)
                up = rank(close, ascending=True)
                plain = demean(close)
                score = zscore(close)
                cut = winsorize(close, 0.2)
                """, bars).run();
        List<Definition> definitions = List.of(HIGHEST_FIRST, LOWEST_FIRST, DEMEANED, SCORED, CLIPPED);

        for (int series = 0; series < definitions.size(); series++) {
            for (int symbol = 0; symbol < bars.size(); symbol++) {
                BarColumns own = bars.get(symbol);
                for (int bar = 0; bar < own.capacity(); bar++) {
                    double value = own.close().at(bar);
                    double[] all = valuesAt(bars, own.timeNs().at(bar));
                    double expected = Double.isNaN(value)
                            ? Double.NaN
                            : definitions.get(series).apply(value, all);
                    assertThat(set.at(symbol, series, bar))
                            .as("series %s of symbol %s at bar %s", series, symbol, bar)
                            .satisfies(found -> assertClose(found, expected));
                }
            }
        }
    }

    private static void assertClose(double found, double expected) {
        if (Double.isNaN(expected)) {
            assertThat(found).isNaN();
        } else {
            assertThat(found).isCloseTo(expected, within(1e-12 * Math.max(1, Math.abs(expected))));
        }
    }

    private static double[] valuesAt(List<BarColumns> bars, long timeNs) {
        return bars.stream()
                .flatMapToDouble(each -> IntStream.range(0, each.capacity())
                        .filter(bar -> each.timeNs().at(bar) == timeNs)
                        .mapToDouble(bar -> each.close().at(bar)))
                .filter(value -> !Double.isNaN(value))
                .toArray();
    }

    @SeededTest(tries = 40)
    void shouldNotKnowTheFuture(RandomGenerator random) {
        String source = """
                fast = ta.ema(close, 3)
                r = rank(ta.roc(close, 4))
                smooth = ta.sma(r, 3) + fast
                again = zscore(demean(smooth[1]))
                late = again[2] - winsorize(again, 0.1)
                """;
        List<BarColumns> bars = symbols(random);
        SymbolSet whole = new SymbolSet(source, bars).run();
        long cut = random.nextLong(1, 60);

        List<BarColumns> past = bars.stream().map(each -> before(each, cut)).toList();
        SymbolSet cutOff = new SymbolSet(source, past).run();
        SymbolSet live = new SymbolSet(source, bars).runUntil(cut);

        for (int symbol = 0; symbol < bars.size(); symbol++) {
            for (int bar = 0; bar < past.get(symbol).capacity(); bar++) {
                for (int series = 0; series < 5; series++) {
                    long bits = Double.doubleToLongBits(whole.at(symbol, series, bar));
                    assertThat(Double.doubleToRawLongBits(cutOff.at(symbol, series, bar)))
                            .isEqualTo(bits);
                    assertThat(Double.doubleToRawLongBits(live.at(symbol, series, bar)))
                            .isEqualTo(bits);
                }
            }
        }
    }

    private static BarColumns before(BarColumns bars, long timeNs) {
        int size = (int) Arrays.stream(bars.timeNs().toArray())
                .filter(time -> time < timeNs)
                .count();
        return of(
                Arrays.copyOf(bars.close().toArray(), size),
                Arrays.copyOf(bars.timeNs().toArray(), size));
    }

    @Test
    void shouldNestAndMixWithSeriesOfTheirOwn() {
        long[] times = {0, 1};
        SymbolSet set = new SymbolSet(
                        """
                change = close - close[1]
                place = rank(change)
                best = rank(place * 10 + change, ascending=True) if count_symbols() > 2 else na
                seen = count_symbols(change)
                """,
                        List.of(
                                of(new double[] {1, 5}, times),
                                of(new double[] {2, 4}, times),
                                of(new double[] {3, 6}, times),
                                of(new double[] {7}, new long[] {1})))
                .run();

        // changes 4, 2, 3 and none: places 1, 3, 2; 14, 32, 23
        assertThat(new double[] {set.at(0, 1, 1), set.at(1, 1, 1), set.at(2, 1, 1), set.at(3, 1, 0)})
                .containsExactly(1, 3, 2, Double.NaN);
        assertThat(new double[] {set.at(0, 2, 1), set.at(1, 2, 1), set.at(2, 2, 1)})
                .containsExactly(1, 3, 2);
        assertThat(new double[] {set.at(0, 3, 1), set.at(3, 3, 0)}).containsExactly(3, Double.NaN);
    }

    @Test
    void shouldBeDefinedForASingleSymbol() {
        List<String> calls = Strategies.run("""
                def on_bar():
                    buy(rank(close))
                    buy(demean(close))
                    buy(zscore(close))
                    buy(winsorize(close, 0.05))
                    buy(count_symbols())
                    buy(rank(close[1]))
                """, Bars.ofCloses(7, 8));

        assertThat(calls.subList(6, 12))
                .containsExactly("buy 1.0", "buy 0.0", "buy 0.0", "buy 8.0", "buy 1.0", "buy 1.0");
        assertThat(calls.get(5)).isEqualTo("buy NaN");
    }

    @Test
    void shouldBeUpdatedAtEveryBarThoughWrittenBehindAnIf() {
        List<String> calls = Strategies.run("""
                def on_bar():
                    if bar_index == 2:
                        buy(ta.cum(rank(close)))
                """, Bars.ofCloses(7, 8, 9));

        assertThat(calls).containsExactly("buy 3.0");
    }

    @Test
    void shouldLeaveTheirNamesToTheStrategy() {
        List<String> calls = Strategies.run("""
                zscore = ta.zscore(close, 2)

                def rank(x):
                    return x * 2

                def on_bar():
                    buy(rank(4) + zscore)
                """, Bars.ofCloses(7, 8));

        assertThat(calls).containsExactly("buy NaN", "buy 9.0");
    }

    @Test
    void shouldRefuseAFractionThatCutsEverything() {
        StrategyProgram program = Strategies.compiled("n = param(0.5)\nx = 1\ny = winsorize(close, n)\n");

        assertThatThrownBy(() -> Strategies.instance(program, Bars.ofCloses(1), new RecordingHost()))
                .isInstanceOfSatisfying(StrategyFault.class, fault -> {
                    assertThat(fault.code()).isEqualTo(FaultCode.INVALID_ARGUMENT);
                    assertThat(fault.line()).isEqualTo(3);
                });
    }
}
