package io.atlantis.runner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atlantis.kernel.market.Timeframe;
import io.atlantis.runner.bar.BarSeries;
import io.atlantis.runner.column.DoubleColumn;
import io.atlantis.runner.indicator.Atr;
import io.atlantis.runner.indicator.Ema;
import io.atlantis.runner.indicator.Rsi;
import io.atlantis.runner.indicator.Sma;
import io.atlantis.runner.language.Compilation;
import io.atlantis.runner.language.CompilerLimits;
import io.atlantis.runner.language.SeriesSpec;
import io.atlantis.runner.language.StrategyCompiler;
import io.atlantis.runner.language.StrategyProgram;
import io.atlantis.runner.language.runtime.BudgetLimits;
import io.atlantis.runner.language.runtime.StrategyFault;
import io.atlantis.testkit.gen.SeededTest;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SeriesEvaluatorTest {
    private static StrategyProgram compile(String... expressions) {
        return switch (StrategyCompiler.compileExpressions(List.of(expressions), CompilerLimits.DEFAULT)) {
            case Compilation.Compiled compiled -> compiled.program();
            case Compilation.Rejected rejected -> throw new AssertionError(rejected.diagnostics());
        };
    }

    @SeededTest
    void shouldGiveTheBitsOfTheKernels(RandomGenerator random) {
        BarSeries bars = Strategies.randomBars("A", 0, 300, random);
        List<DoubleColumn> columns = SeriesEvaluator.evaluate(
                compile(
                        "ta.sma(close, 7)",
                        "ta.ema(ta.rsi(close, 5), 9)",
                        "ta.atr(14) / close * 100",
                        "close[2] - open"),
                bars,
                BudgetLimits.DEFAULT);

        Sma sma = new Sma(7);
        Rsi rsi = new Rsi(5);
        Ema ema = new Ema(9);
        Atr atr = new Atr(14);
        for (int i = 0; i < bars.size(); i++) {
            double close = bars.close().at(i);
            double before = i < 2 ? Double.NaN : bars.close().at(i - 2);
            double range = atr.update(bars.high().at(i), bars.low().at(i), close);
            requireBits(columns.get(0).at(i), sma.update(close));
            requireBits(columns.get(1).at(i), ema.update(rsi.update(close)));
            requireBits(columns.get(2).at(i), range / close * 100);
            requireBits(columns.get(3).at(i), before - bars.open().at(i));
        }
    }

    @Test
    void shouldRefuseColumnsBeyondTheMemoryBudget() {
        BarSeries bars = Strategies.bars("A", 0, new double[100][2]);

        assertThatThrownBy(
                        () -> SeriesEvaluator.evaluate(compile("close + 1.0"), bars, new BudgetLimits(1000, 1000, 100)))
                .isInstanceOfSatisfying(
                        StrategyFault.class,
                        fault -> assertThat(fault.code().code()).isEqualTo("memory-limit"));
    }

    @Test
    void shouldReadOtherSymbolsAndLongerTimeframes() {
        StrategyProgram program = Strategies.compile("""
                four = security("", "4h")
                spy = security("SPY", "1h")
                a = four.close
                b = spy.close - close
                """);
        BarSeries own = hourly("IBM", 1, 2, 3, 4, 5);
        List<DoubleColumn> columns = SeriesEvaluator.evaluate(
                program, List.of(own, hourly("SPY", 11, 13, 15, 17, 19)), Timeframe.H1, BudgetLimits.DEFAULT);

        // four hours are over with the fourth
        assertThat(columns.get(place(program, "a")).toArray())
                .containsExactly(Double.NaN, Double.NaN, Double.NaN, 4, 4);
        assertThat(columns.get(place(program, "b")).toArray()).containsExactly(10, 11, 12, 13, 14);
    }

    @Test
    void shouldSayWhichBarsAreMissing() {
        StrategyProgram program = Strategies.compile("spy = security(\"SPY\", \"1h\")\nb = spy.close\n");

        assertThatThrownBy(() -> SeriesEvaluator.evaluate(
                        program, List.of(hourly("IBM", 1)), Timeframe.H1, BudgetLimits.DEFAULT))
                .isInstanceOfSatisfying(
                        StrategyFault.class,
                        fault -> assertThat(fault.code().code()).isEqualTo("security-missing"))
                .hasMessageContaining("security(\"SPY\", \"1h\") has no bars here");
    }

    private static int place(StrategyProgram program, String name) {
        return program.series().stream().map(SeriesSpec::name).toList().indexOf(name);
    }

    private static BarSeries hourly(String symbol, double... closes) {
        BarSeries bars = Strategies.bars(
                symbol,
                0,
                Arrays.stream(closes)
                        .mapToObj(close -> new double[] {close, close})
                        .toArray(double[][]::new));
        for (int i = 0; i < closes.length; i++) {
            bars.timeNs().set(i, i * Strategies.DAY_NS / 24);
        }
        return bars;
    }

    private static void requireBits(double actual, double expected) {
        assertThat(Double.doubleToLongBits(actual)).isEqualTo(Double.doubleToLongBits(expected));
    }
}
