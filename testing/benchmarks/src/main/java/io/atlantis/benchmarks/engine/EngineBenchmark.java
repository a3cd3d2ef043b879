package io.atlantis.benchmarks.engine;

import io.atlantis.benchmarks.Measurement;
import io.atlantis.benchmarks.PlatformBenchmark;
import io.atlantis.kernel.market.Timeframe;
import io.atlantis.kernel.time.Ticker;
import io.atlantis.runner.bar.BarSeries;
import io.atlantis.runner.column.ColumnArena;
import io.atlantis.runner.engine.Backtest;
import io.atlantis.runner.engine.BacktestOutcome;
import io.atlantis.runner.engine.BacktestSpec;
import io.atlantis.runner.engine.RunMonitor;
import io.atlantis.runner.engine.SeriesEvaluator;
import io.atlantis.runner.engine.broker.Costs;
import io.atlantis.runner.engine.broker.FillRule;
import io.atlantis.runner.language.Compilation;
import io.atlantis.runner.language.CompilerLimits;
import io.atlantis.runner.language.StrategyCompiler;
import io.atlantis.runner.language.StrategyProgram;
import io.atlantis.runner.language.runtime.BudgetLimits;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * The moving-average cross over two million generated bars: whole runs, the series alone, and the same written in Java.
 */
public final class EngineBenchmark implements PlatformBenchmark {
    private static final int BARS = 2_000_000;
    private static final int REPEATS = 7;
    private static final long SEED = 42;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String HOW = "best of " + REPEATS + " runs in one JVM, " + BARS + " bars off-heap, one thread";

    private static final String SMA_CROSS = """
            f = ta.sma(close, 10)
            s = ta.sma(close, 30)

            def on_bar():
                if ta.crossover(f, s):
                    target_pct(0.95)
                elif ta.crossunder(f, s):
                    close_position()
            """;

    private final Ticker ticker = Ticker.system();

    @Override
    public String name() {
        return "engine";
    }

    @Override
    public String description() {
        return "a compiled SMA 10/30 cross over bars in memory, beside the same strategy written in Java";
    }

    @Override
    public List<Measurement> run(Path scratch) {
        StrategyProgram program = program();
        try (ColumnArena arena = new ColumnArena()) {
            BarSeries bars = GeneratedBars.of(BARS, SEED, arena);
            double backtest = barsPerSecond(() -> backtest(program, bars));
            double series = barsPerSecond(() -> series(program, bars));
            double java = barsPerSecond(() -> HandWrittenCross.finalEquity(bars));
            return List.of(
                    new Measurement(
                            "backtest, compiled strategy", backtest, "bars/s", HOW + ", hash and metrics included"),
                    new Measurement("series graph alone", series, "bars/s", HOW),
                    new Measurement("peer: strategy in Java, no broker", java, "bars/s", HOW),
                    new Measurement("backtest / peer", backtest / java, "ratio", "of the two above"));
        }
    }

    private static StrategyProgram program() {
        return switch (StrategyCompiler.compile(SMA_CROSS, CompilerLimits.DEFAULT)) {
            case Compilation.Compiled compiled -> compiled.program();
            case Compilation.Rejected rejected ->
                throw new IllegalStateException(rejected.diagnostics().toString());
        };
    }

    private static double backtest(StrategyProgram program, BarSeries bars) {
        BacktestSpec spec = new BacktestSpec(
                program,
                program.defaults(),
                List.of(bars),
                Timeframe.M1,
                100_000L * 100_000_000L,
                Costs.NONE,
                FillRule.NEXT_OPEN,
                BudgetLimits.DEFAULT,
                List.of());
        return switch (Backtest.run(spec, RunMonitor.NONE)) {
            case BacktestOutcome.Completed completed ->
                completed.result().metrics().totalReturn();
            case BacktestOutcome.Failed failed ->
                throw new IllegalStateException(failed.error().message());
            case BacktestOutcome.Cancelled cancelled -> throw new IllegalStateException("nobody cancels");
        };
    }

    private static double series(StrategyProgram program, BarSeries bars) {
        return SeriesEvaluator.evaluate(program, bars, BudgetLimits.DEFAULT)
                .getFirst()
                .at(bars.size() - 1);
    }

    /** The best rate of several runs; their results are added up so that none is optimised away. */
    private double barsPerSecond(DoubleSupplier run) {
        double best = 0.0;
        double sink = 0.0;
        for (int i = 0; i < REPEATS; i++) {
            long startNs = ticker.nanoTime();
            sink += run.getAsDouble();
            best = Math.max(best, BARS / ((ticker.nanoTime() - startNs) / NANOS_PER_SECOND));
        }
        if (Double.isNaN(sink)) {
            throw new IllegalStateException("a run gave no number");
        }
        return best;
    }
}
