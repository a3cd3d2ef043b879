package io.atlantis.runner.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.atlantis.runner.column.DoubleColumn;
import io.atlantis.runner.language.builtin.Indicator;
import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.runtime.BarColumns;
import io.atlantis.runner.language.runtime.StrategyInstance;
import io.atlantis.testkit.gen.SeededTest;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** What the catalogue promises of every indicator. */
class IndicatorPropertyTest {
    /** Have values only where something happens. */
    private static final Set<String> SPARSE = Set.of("pivot", "valuewhen", "barssince");

    /** Step over a hole instead of beginning anew. */
    private static final Set<String> HOLE_PROOF = Set.of("cum", "vwap", "valuewhen", "barssince");

    @SeededTest(tries = 40)
    void shouldGiveTheSameBitsInBatchAsBarByBar(RandomGenerator random) throws ReflectiveOperationException {
        IndicatorCalls calls = IndicatorCalls.ofAll(random);
        BarColumns bars = RoughBars.draw(random);
        double[][] batch = calls.batch(bars);

        for (int i = 0; i < batch.length; i++) {
            Kernel live = Kernel.of(calls.calls().get(i));
            for (int bar = 0; bar < bars.capacity(); bar++) {
                assertBits(calls.calls().get(i), bar, batch[i][bar], live.step(bars, bar));
            }
        }
    }

    @SeededTest(tries = 40)
    void shouldNotKnowTheFuture(RandomGenerator random) {
        IndicatorCalls calls = IndicatorCalls.ofAll(random);
        BarColumns bars = RoughBars.draw(random);
        double[][] whole = calls.batch(bars);
        int cut = random.nextInt(1, bars.capacity() + 1);

        double[][] cutOff = calls.batch(copyOf(bars, cut, cut));
        double[][] otherwise = new double[whole.length][];
        StrategyInstance instance = calls.instance(copyOf(bars, cut, bars.capacity()));
        for (int bar = 0; bar < cut; bar++) {
            instance.updateSeries(bar);
        }
        for (int i = 0; i < whole.length; i++) {
            otherwise[i] = instance.series(i).toArray();
            for (int bar = 0; bar < cut; bar++) {
                assertBits(calls.calls().get(i), bar, cutOff[i][bar], whole[i][bar]);
                assertBits(calls.calls().get(i), bar, otherwise[i][bar], whole[i][bar]);
            }
        }
    }

    @SeededTest(tries = 20)
    void shouldHaveItsFirstValueWhereTheCatalogueSays(RandomGenerator random) {
        IndicatorCalls calls = IndicatorCalls.ofAll(random);
        double[][] values = calls.batch(Bars.walk(60, random.nextLong()));

        for (int i = 0; i < values.length; i++) {
            IndicatorCalls.Call call = calls.calls().get(i);
            int first = call.firstValue();
            for (int bar = 0; bar < values[i].length; bar++) {
                boolean present = call.indicator().type() == ValueType.BOOL
                        ? values[i][bar] == 1.0
                        : !Double.isNaN(values[i][bar]);
                if (bar + 1 < first) {
                    assertThat(present).as("%s at bar %d", call.source(), bar).isFalse();
                } else if (isDense(call.indicator())) {
                    assertThat(present).as("%s at bar %d", call.source(), bar).isTrue();
                }
            }
        }
    }

    @SeededTest(tries = 10)
    void shouldDependOnTheBeginningAsTheCatalogueSays(RandomGenerator random) {
        IndicatorCalls calls = IndicatorCalls.ofAll(random);
        BarColumns bars = Bars.walk(900, random.nextLong());
        int start = random.nextInt(1, 50);
        double[][] whole = calls.batch(bars);
        double[][] later = calls.batch(suffix(bars, start));

        for (int i = 0; i < whole.length; i++) {
            IndicatorCalls.Call call = calls.calls().get(i);
            int settled = switch (call.indicator().definition().memory()) {
                case WINDOW -> call.firstValue() - 1;
                // weights of 8/9 or less, three deep, leave nothing of the beginning
                case FADING -> 800;
                case WHOLE -> Integer.MAX_VALUE;
            };
            for (int bar = settled; bar < later[i].length; bar++) {
                assertSame(call, bar, later[i][bar], whole[i][start + bar]);
            }
        }
    }

    @SeededTest(tries = 10)
    void shouldBeginAnewAfterAHole(RandomGenerator random) throws ReflectiveOperationException {
        IndicatorCalls calls = IndicatorCalls.ofAll(random);
        BarColumns bars = Bars.walk(80, random.nextLong());
        int hole = random.nextInt(60);
        for (DoubleColumn column : List.of(bars.high(), bars.low(), bars.close(), bars.volume())) {
            column.set(hole, random.nextBoolean() ? Double.NaN : Double.POSITIVE_INFINITY);
        }
        // to a crossing an infinity is a number as any other
        bars.open().set(hole, Double.NaN);

        for (IndicatorCalls.Call call : calls.calls()) {
            Kernel used = Kernel.of(call);
            Kernel fresh = Kernel.of(call);
            for (int bar = 0; bar <= hole; bar++) {
                used.step(bars, bar);
            }
            for (int bar = hole + 1;
                    bar < bars.capacity()
                            && !HOLE_PROOF.contains(call.indicator().name());
                    bar++) {
                assertBits(call, bar, used.step(bars, bar), fresh.step(bars, bar));
            }
        }
    }

    private static boolean isDense(Indicator indicator) {
        return indicator.type() != ValueType.BOOL && !SPARSE.contains(indicator.name());
    }

    /** The first {@code kept} bars; what follows up to {@code capacity} is another story. */
    private static BarColumns copyOf(BarColumns bars, int kept, int capacity) {
        return Bars.of(
                copyOf(bars.open(), kept, capacity),
                copyOf(bars.high(), kept, capacity),
                copyOf(bars.low(), kept, capacity),
                copyOf(bars.close(), kept, capacity),
                copyOf(bars.volume(), kept, capacity));
    }

    private static double[] copyOf(DoubleColumn column, int kept, int capacity) {
        double[] values = new double[capacity];
        for (int bar = 0; bar < capacity; bar++) {
            values[bar] = bar < kept ? column.at(bar) : 7.0 * bar;
        }
        return values;
    }

    private static BarColumns suffix(BarColumns bars, int start) {
        int count = bars.capacity() - start;
        return Bars.of(
                bars.open().slice(start, count).toArray(),
                bars.high().slice(start, count).toArray(),
                bars.low().slice(start, count).toArray(),
                bars.close().slice(start, count).toArray(),
                bars.volume().slice(start, count).toArray());
    }

    private static void assertSame(IndicatorCalls.Call call, int bar, double actual, double expected) {
        if (Double.isNaN(expected)) {
            assertThat(actual).as("%s at bar %d", call.source(), bar).isNaN();
        } else {
            assertThat(actual)
                    .as("%s at bar %d", call.source(), bar)
                    .isCloseTo(expected, within(1e-6 * Math.max(1.0, Math.abs(expected))));
        }
    }

    private static void assertBits(IndicatorCalls.Call call, int bar, double actual, double expected) {
        assertThat(Double.doubleToLongBits(actual))
                .as("%s at bar %d: %s and %s", call.source(), bar, actual, expected)
                .isEqualTo(Double.doubleToLongBits(expected));
    }
}
