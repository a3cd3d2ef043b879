package io.atlantis.runner.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.atlantis.runner.column.DoubleColumn;
import io.atlantis.runner.column.LongColumn;
import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.runtime.BarColumns;
import io.atlantis.runner.language.runtime.Budget;
import io.atlantis.runner.language.runtime.BudgetLimits;
import io.atlantis.runner.language.runtime.FaultCode;
import io.atlantis.runner.language.runtime.SecurityColumns;
import io.atlantis.runner.language.runtime.SecurityFeeds;
import io.atlantis.runner.language.runtime.SecurityKey;
import io.atlantis.runner.language.runtime.StrategyFault;
import io.atlantis.runner.language.runtime.StrategyInstance;
import io.atlantis.testkit.gen.SeededTest;
import java.util.Arrays;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a strategy sees of other symbols and timeframes. */
class SecurityTest {
    private static final SecurityKey SPY = new SecurityKey("SPY", "4h");
    private static final String SOURCE = """
            spy = security("SPY", "4h")
            c = spy.close
            before = spy.close[1]
            mean = ta.sma(spy.close, 3)
            volumes = spy.volume + spy.open
            wide = ta.bbands(spy.high, 2)
            """;
    private static final StrategyProgram PROGRAM = Strategies.compiled(SOURCE);

    @Test
    void shouldShowTheLastBarThatHadEndedWhenTheOwnBarEnded() {
        // own bars of 1 unit from 0 on; those of 4 units begin at 0, 4 and 8 and are closed at 4, 8 and 12
        BarColumns own = bars(LongStream.range(0, 10).toArray(), new double[10]);
        BarColumns other = bars(new long[] {0, 4, 8}, new double[] {100, 200, 300});
        double[][] values = batch(own, 1, new SecurityColumns(other, 4, 3));

        double none = Double.NaN;
        assertThat(values[0]).containsExactly(none, none, none, 100, 100, 100, 100, 200, 200, 200);
        assertThat(values[1]).containsExactly(none, none, none, none, 100, 100, 100, 100, 200, 200);
        assertThat(values[2][6]).isEqualTo(100);
        assertThat(values[2][7]).isEqualTo((100 + 100 + 200) / 3.0);
    }

    @Test
    void shouldShowNothingOfALongBarBeforeItIsOver() {
        BarColumns own = bars(new long[] {0, 1, 2}, new double[3]);
        BarColumns other = bars(new long[] {0}, new double[] {100});

        assertThat(batch(own, 1, new SecurityColumns(other, 4, 1))[0]).containsOnly(Double.NaN);
    }

    /** Against the definition, bar by bar, whatever the times; and bars that are not there yet can't matter. */
    @SeededTest(tries = 60)
    void shouldNotKnowTheFutureAndGiveTheSameBitsLive(RandomGenerator random) {
        long ownLength = random.nextInt(1, 5);
        long otherLength = random.nextInt(1, 12);
        long[] ownTimes = times(random, random.nextInt(1, 80), ownLength);
        long[] otherTimes = times(random, random.nextInt(1, 60), otherLength);
        double[] prices = random.doubles(otherTimes.length, 1, 100).toArray();
        BarColumns own = bars(ownTimes, new double[ownTimes.length]);

        double[][] batch =
                batch(own, ownLength, new SecurityColumns(bars(otherTimes, prices), otherLength, prices.length));

        BarColumns arriving = bars(new long[prices.length], new double[prices.length]);
        SecurityColumns growing = new SecurityColumns(arriving, otherLength, 0);
        StrategyInstance live = instance(own, ownLength, growing);
        for (int bar = 0; bar < ownTimes.length; bar++) {
            long now = ownTimes[bar] + ownLength;
            int closed = (int) Arrays.stream(otherTimes)
                    .filter(start -> start + otherLength <= now)
                    .count();
            for (int i = growing.size(); i < closed; i++) {
                put(arriving, i, otherTimes[i], prices[i]);
            }
            growing.growTo(closed);
            live.updateSeries(bar);

            assertThat(batch[0][bar]).isEqualTo(Double.valueOf(closed == 0 ? Double.NaN : prices[closed - 1]));
            for (int series = 0; series < batch.length; series++) {
                assertThat(Double.doubleToLongBits(live.series(series).at(bar)))
                        .isEqualTo(Double.doubleToLongBits(batch[series][bar]));
            }
        }
    }

    @Test
    void shouldAskForWhatParametersName() {
        StrategyProgram program = Strategies.compiled("""
                who = param("SPY")
                day = param("1d")
                a = security(who, day)
                b = security("", timeframe="1h")
                c = security(symbol=who, timeframe=day)

                def on_bar():
                    if a.close > b.close and c.open > 0.0:
                        buy(1)
                """);

        assertThat(program.securities(program.defaults()))
                .containsExactly(new SecurityKey("SPY", "1d"), new SecurityKey("", "1h"));
    }

    @Test
    void shouldReadItInEventCode() {
        StrategyProgram program = Strategies.compiled("""
                spy = security("SPY", "4h")

                def on_bar():
                    buy(spy.high)
                    buy(spy.high[1])
                """);
        RecordingHost host = new RecordingHost();
        StrategyInstance instance = program.instantiate(
                bars(new long[] {3, 7}, new double[2]),
                host,
                program.defaults(),
                new Budget(BudgetLimits.DEFAULT),
                new SecurityFeeds(
                        1, Map.of(SPY, new SecurityColumns(bars(new long[] {0, 4}, new double[] {5, 6}), 4, 2))));
        for (int bar = 0; bar < 2; bar++) {
            instance.updateSeries(bar);
            instance.onBar(bar);
        }

        assertThat(host.calls).containsExactly("buy 6.0", "buy NaN", "buy 7.0", "buy 6.0");
    }

    @Test
    void shouldRefuseToStartWithoutTheBars() {
        assertThatExceptionOfType(StrategyFault.class)
                .isThrownBy(() -> PROGRAM.instantiate(
                        Bars.ofCloses(1), new RecordingHost(), PROGRAM.defaults(), new Budget(BudgetLimits.DEFAULT)))
                .withMessageContaining("security(\"SPY\", \"4h\") has no bars here")
                .satisfies(fault -> assertThat(fault.code()).isEqualTo(FaultCode.SECURITY_MISSING));
    }

    @Test
    void shouldRefuseBarsThatGrowBeyondTheirColumns() {
        SecurityColumns columns = new SecurityColumns(Bars.ofCloses(1, 2), 1, 1);

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> columns.growTo(3))
                .withMessageContaining("size is 3: give one from 1 to 2");
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> columns.growTo(0));
    }

    @Test
    void shouldRefuseWhatIsNotFixedAtTheStart() {
        assertCode("s = security(\"SPY\")\n", DiagnosticCode.WRONG_ARGUMENTS);
        assertCode("s = security(\"SPY\", \"1d\", \"x\")\n", DiagnosticCode.WRONG_ARGUMENTS);
        assertCode("s = security(\"SPY\", tf=\"1d\")\n", DiagnosticCode.WRONG_ARGUMENTS);
        assertCode("n = param(3)\ns = security(\"SPY\", n)\n", DiagnosticCode.NOT_CONSTANT);
        assertCode("s = security(close, \"1d\")\n", DiagnosticCode.NOT_CONSTANT);
        assertCode("s = security(\"SPY\", \"1d\")\na = s + 1\n", DiagnosticCode.NOT_A_SERIES_EXPRESSION);
        assertCode("s = security(\"SPY\", \"1d\")\na = s.vwap\n", DiagnosticCode.UNKNOWN_ATTRIBUTE);
        assertCode("security = 1\n", DiagnosticCode.ALREADY_DEFINED);
        assertCode("def on_bar():\n    s = security(\"SPY\", \"1d\")\n", DiagnosticCode.NOT_AT_MODULE_LEVEL);
        assertCode("a = security(\"SPY\", \"1d\").close + 1\n", DiagnosticCode.NOT_AT_MODULE_LEVEL);
    }

    private static void assertCode(String source, DiagnosticCode code) {
        assertThat(Strategies.rejected(source).getFirst().code()).as(source).isEqualTo(code.code());
    }

    /** Multiples of the length in ascending order, with gaps, from anywhere on. */
    private static long[] times(RandomGenerator random, int count, long length) {
        long[] times = new long[count];
        long next = length * random.nextInt(0, 6);
        for (int i = 0; i < count; i++) {
            times[i] = next;
            next += length * (random.nextInt(4) == 0 ? random.nextInt(1, 9) : 1);
        }
        return times;
    }

    private static StrategyInstance instance(BarColumns own, long ownLength, SecurityColumns spy) {
        return PROGRAM.instantiate(
                own,
                new RecordingHost(),
                PROGRAM.defaults(),
                new Budget(BudgetLimits.DEFAULT),
                new SecurityFeeds(ownLength, Map.of(SPY, spy)));
    }

    private static double[][] batch(BarColumns own, long ownLength, SecurityColumns spy) {
        StrategyInstance instance = instance(own, ownLength, spy);
        for (int bar = 0; bar < own.capacity(); bar++) {
            instance.updateSeries(bar);
        }
        return IntStream.range(0, PROGRAM.series().size())
                .mapToObj(index -> instance.series(index).toArray())
                .toArray(double[][]::new);
    }

    private static BarColumns bars(long[] starts, double[] closes) {
        BarColumns bars = new BarColumns(
                DoubleColumn.onHeap(starts.length),
                DoubleColumn.onHeap(starts.length),
                DoubleColumn.onHeap(starts.length),
                DoubleColumn.onHeap(starts.length),
                DoubleColumn.onHeap(starts.length),
                LongColumn.of(starts));
        for (int i = 0; i < starts.length; i++) {
            put(bars, i, starts[i], closes[i]);
        }
        return bars;
    }

    private static void put(BarColumns bars, int bar, long start, double close) {
        bars.timeNs().set(bar, start);
        bars.open().set(bar, close - 1);
        bars.high().set(bar, close + 1);
        bars.low().set(bar, close - 2);
        bars.close().set(bar, close);
        bars.volume().set(bar, 10 * close);
    }
}
