package io.atlantis.runner.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.atlantis.runner.indicator.Ema;
import io.atlantis.runner.indicator.Rsi;
import io.atlantis.runner.indicator.Sma;
import io.atlantis.runner.language.runtime.BarColumns;
import io.atlantis.runner.language.runtime.BarDriver;
import io.atlantis.runner.language.runtime.StrategyInstance;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {
    /** Lets a run go on to its end. */
    private static final BarDriver QUIET = new BarDriver() {
        @Override
        public boolean open(int bar) {
            return true;
        }

        @Override
        public void seen(int bar) {
            // only the strategy's own calls are looked at
        }

        @Override
        public void decided(int bar) {
            // as above
        }
    };

    @Test
    void shouldGiveWhatTheKernelsGive() {
        BarColumns bars = Bars.walk(500, 11);
        StrategyInstance instance =
                updated("n = param(20)\nr = ta.rsi(close, n - 6)\ne = ta.ema(ta.sma(hl2, 5), 10)\n", bars);
        Rsi rsi = new Rsi(14);
        Sma sma = new Sma(5);
        Ema ema = new Ema(10);

        for (int bar = 0; bar < bars.capacity(); bar++) {
            double hl2 = (bars.high().at(bar) + bars.low().at(bar)) / 2;
            assertBits(instance.series(0).at(bar), rsi.update(bars.close().at(bar)));
            assertBits(instance.series(1).at(bar), ema.update(sma.update(hl2)));
        }
    }

    @Test
    void shouldComputeArithmeticAsIeee() {
        BarColumns bars = Bars.ofCloses(1, 0, -4, Double.NaN, 9);
        StrategyInstance instance = updated("""
                inverse = 1 / close
                root = sqrt(close)
                floored = close // 2
                rest = close % 3
                power = close ** 2
                negated = -close
                least = min(close, 0, 5)
                chosen = close if close > 0 else -1
                filled = nz(close, 7)
                """, bars);

        assertSeries(instance, 0, 1, Double.POSITIVE_INFINITY, -0.25, Double.NaN, 1.0 / 9);
        assertSeries(instance, 1, 1, 0, Double.NaN, Double.NaN, 3);
        assertSeries(instance, 2, 0, 0, -2, Double.NaN, 4);
        assertSeries(instance, 3, 1, 0, 2, Double.NaN, 0);
        assertSeries(instance, 4, 1, 0, 16, Double.NaN, 81);
        assertSeries(instance, 5, -1, -0.0, 4, Double.NaN, -9);
        assertSeries(instance, 6, 0, 0, -4, Double.NaN, 0);
        assertSeries(instance, 7, 1, -1, -1, -1, 9);
        assertSeries(instance, 8, 1, 0, -4, 7, 9);
    }

    @Test
    void shouldReadThePast() {
        BarColumns bars = Bars.ofCloses(1, 2, 4, 8);
        StrategyInstance instance = updated("""
                change = close - close[1]
                twice = change[1]
                average = ta.sma(close, 2)[1]
                formula = (close + 1)[2]
                up = close > close[1]
                wasUp = up[1]
                index = bar_index
                before = bar_index[1]
                day = time / 86400000
                """, bars);

        assertSeries(instance, 0, Double.NaN, 1, 2, 4);
        assertSeries(instance, 1, Double.NaN, Double.NaN, 1, 2);
        assertSeries(instance, 2, Double.NaN, Double.NaN, 1.5, 3);
        assertSeries(instance, 3, Double.NaN, Double.NaN, 2, 3);
        assertSeries(instance, 4, 0, 1, 1, 1);
        assertSeries(instance, 5, 0, 0, 1, 1);
        assertSeries(instance, 6, 0, 1, 2, 3);
        assertSeries(instance, 7, Double.NaN, 0, 1, 2);
        assertSeries(instance, 8, 0, 1, 2, 3);
    }

    @Test
    void shouldCompareAndJoinConditions() {
        BarColumns bars = Bars.ofCloses(1, 2, Double.NaN, 4);
        StrategyInstance instance = updated("""
                inside = 1 < close <= 4
                outside = not inside
                either = close == 1 or close >= 4
                missing = isna(close)
                differs = close != 2
                """, bars);

        assertSeries(instance, 0, 0, 1, 0, 1);
        assertSeries(instance, 1, 1, 0, 1, 0);
        assertSeries(instance, 2, 1, 0, 0, 1);
        assertSeries(instance, 3, 0, 0, 1, 0);
        assertSeries(instance, 4, 1, 0, 1, 1);
    }

    @Test
    void shouldUpdateAnIndicatorAtEveryBarWhereverItIsWritten() {
        // the average stands behind a test that is true at the last bar only, and still has seen all bars
        List<String> calls = Strategies.run("""
                def on_bar():
                    if close > 5:
                        buy(ta.sma(close, 3))
                """, Bars.ofCloses(1, 2, 3, 7));

        assertThat(calls).containsExactly("buy 4.0");
    }

    @Test
    void shouldLetBatchAndStepwiseRunsAgreeBitForBit() {
        String source = """
                f = ta.ema(close, 3)
                s = ta.sma(f, 5)
                last = 0.0

                def on_bar():
                    global last
                    if ta.crossover(f, s):
                        buy(1 + abs(last))
                    elif f[1] > s[2]:
                        sell(0.5)
                    last = f - s
                """;
        StrategyProgram program = Strategies.compiled(source);
        BarColumns bars = Bars.walk(300, 3);
        RecordingHost stepwise = new RecordingHost();
        RecordingHost batch = new RecordingHost();
        StrategyInstance first = Strategies.instance(program, bars, stepwise);
        StrategyInstance second = Strategies.instance(program, bars, batch);
        StrategyInstance third = Strategies.instance(program, bars, new RecordingHost());

        for (int bar = 0; bar < bars.capacity(); bar++) {
            first.updateSeries(bar);
            first.onBar(bar);
        }
        second.run(QUIET, 0, bars.capacity());
        third.updateSeries(0, bars.capacity());

        assertThat(stepwise.calls).isNotEmpty().isEqualTo(batch.calls);
        assertThat(first.series(1).toArray())
                .isEqualTo(second.series(1).toArray())
                .isEqualTo(third.series(1).toArray());
    }

    @Test
    void shouldAdvanceALargeGraphInSeveralMethods() {
        StringBuilder source = new StringBuilder("s0 = close\n");
        for (int i = 1; i < 300; i++) {
            source.append("s" + i + " = s" + (i - 1) + " + ta.sma(close, " + i + ")[1] * 0 + 1\n");
        }
        StrategyInstance instance = updated(source.toString(), Bars.walk(700, 5));

        assertThat(instance.series(299).at(699)).isCloseTo(instance.series(0).at(699) + 299, offset(1e-9));
    }

    @Test
    void shouldEvaluateExpressionsInOrder() {
        Compilation compilation = StrategyCompiler.compileExpressions(
                List.of("close / open - 1", "ta.sma(close, 2)", "close > 2", " 7 "), CompilerLimits.DEFAULT);
        StrategyProgram program = ((Compilation.Compiled) compilation).program();
        BarColumns bars = Bars.ofCloses(2, 4);
        StrategyInstance instance = Strategies.instance(program, bars, new RecordingHost());
        instance.updateSeries(0);
        instance.updateSeries(1);

        assertThat(program.seriesNames()).containsExactly("close / open - 1", "ta.sma(close, 2)", "close > 2", " 7 ");
        assertThat(program.series().get(2).type()).isEqualTo(SeriesType.BOOL);
        assertThat(program.handlesBar()).isFalse();
        assertSeries(instance, 0, 0, 0);
        assertSeries(instance, 1, Double.NaN, 3);
        assertSeries(instance, 2, 0, 1);
        assertSeries(instance, 3, 7, 7);
    }

    @Test
    void shouldNameTheExpressionThatIsWrong() {
        Compilation compilation = StrategyCompiler.compileExpressions(
                List.of("close", "ta.sma(close, 2", "opne"), CompilerLimits.DEFAULT);

        assertThat(compilation.diagnostics().getFirst().line()).isEqualTo(2);
    }

    @Test
    void shouldRefuseBarsOutOfOrder() {
        StrategyInstance instance =
                Strategies.instance(Strategies.compiled("a = close\n"), Bars.ofCloses(1, 2), new RecordingHost());

        assertThatThrownBy(() -> instance.updateSeries(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("next is 0");
    }

    private static StrategyInstance updated(String source, BarColumns bars) {
        StrategyInstance instance = Strategies.instance(Strategies.compiled(source), bars, new RecordingHost());
        for (int bar = 0; bar < bars.capacity(); bar++) {
            instance.updateSeries(bar);
        }
        return instance;
    }

    private static void assertSeries(StrategyInstance instance, int index, double... expected) {
        for (int bar = 0; bar < expected.length; bar++) {
            assertBits(instance.series(index).at(bar), expected[bar]);
        }
    }

    /** Equal to the last bit, every NaN being the canonical one. */
    private static void assertBits(double actual, double expected) {
        assertThat(Double.doubleToRawLongBits(actual))
                .as("%s, expected %s", actual, expected)
                .isEqualTo(Double.doubleToLongBits(expected));
    }
}
