package io.atlantis.runner.engine;

import io.atlantis.kernel.market.Timeframe;
import io.atlantis.runner.bar.BarSeries;
import io.atlantis.runner.column.DoubleColumn;
import io.atlantis.runner.column.LongColumn;
import io.atlantis.runner.engine.broker.Costs;
import io.atlantis.runner.engine.broker.FillRule;
import io.atlantis.runner.engine.result.BacktestResult;
import io.atlantis.runner.language.Compilation;
import io.atlantis.runner.language.CompilerLimits;
import io.atlantis.runner.language.StrategyCompiler;
import io.atlantis.runner.language.StrategyProgram;
import io.atlantis.runner.language.runtime.BudgetLimits;
import java.util.List;
import java.util.random.RandomGenerator;

/** Compiles strategies and makes specs and bars for tests. */
final class Strategies {
    static final long DAY_NS = 86_400_000_000_000L;

    private Strategies() {}

    static StrategyProgram compile(String source) {
        return switch (StrategyCompiler.compile(source, CompilerLimits.DEFAULT)) {
            case Compilation.Compiled compiled -> compiled.program();
            case Compilation.Rejected rejected -> throw new AssertionError(rejected.diagnostics());
        };
    }

    static BacktestSpec spec(String source, long cash, FillRule fill, BarSeries... bars) {
        return spec(compile(source), cash, Costs.NONE, fill, bars);
    }

    static BacktestSpec spec(StrategyProgram program, long cash, Costs costs, FillRule fill, BarSeries... bars) {
        return new BacktestSpec(
                program,
                program.defaults(),
                List.of(bars),
                Timeframe.D1,
                cash * 100_000_000L,
                costs,
                fill,
                BudgetLimits.DEFAULT,
                List.of());
    }

    static BacktestResult run(BacktestSpec spec) {
        return switch (Backtest.run(spec, RunMonitor.NONE)) {
            case BacktestOutcome.Completed completed -> completed.result();
            case BacktestOutcome.Failed failed -> throw new AssertionError(failed.error());
            case BacktestOutcome.Cancelled cancelled -> throw new AssertionError("cancelled");
        };
    }

    /** Daily bars from {@code firstDay} on, each given by open and close. */
    static BarSeries bars(String symbol, int firstDay, double[]... openClose) {
        int size = openClose.length;
        BarSeries bars = new BarSeries(
                symbol,
                LongColumn.onHeap(size),
                DoubleColumn.onHeap(size),
                DoubleColumn.onHeap(size),
                DoubleColumn.onHeap(size),
                DoubleColumn.onHeap(size),
                DoubleColumn.onHeap(size));
        for (int i = 0; i < size; i++) {
            double open = openClose[i][0];
            double close = openClose[i][1];
            bars.timeNs().set(i, (firstDay + i) * DAY_NS);
            bars.open().set(i, open);
            bars.high().set(i, Math.max(open, close));
            bars.low().set(i, Math.min(open, close));
            bars.close().set(i, close);
            bars.volume().set(i, 1000);
        }
        return bars;
    }

    /** Daily bars of a random walk in whole cents. */
    static BarSeries randomBars(String symbol, int firstDay, int size, RandomGenerator random) {
        double[][] openClose = new double[size][2];
        double price = 100;
        for (double[] bar : openClose) {
            bar[0] = cents(price * (1 + 0.01 * random.nextGaussian()));
            bar[1] = cents(bar[0] * (1 + 0.02 * random.nextGaussian()));
            price = bar[1];
        }
        return bars(symbol, firstDay, openClose);
    }

    private static double cents(double price) {
        return Math.max(1, Math.rint(price * 100) / 100);
    }
}
