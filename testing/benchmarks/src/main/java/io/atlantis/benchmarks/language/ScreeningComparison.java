package io.atlantis.benchmarks.language;

import io.atlantis.benchmarks.Measurement;
import io.atlantis.kernel.market.Timeframe;
import io.atlantis.kernel.time.Ticker;
import io.atlantis.runner.bar.BarSeries;
import io.atlantis.runner.column.ColumnArena;
import io.atlantis.runner.column.DoubleColumn;
import io.atlantis.runner.engine.Screening;
import io.atlantis.runner.engine.StrategyScreener;
import io.atlantis.runner.language.StrategyProgram;
import io.atlantis.runner.language.runtime.BarColumns;
import io.atlantis.runner.language.runtime.BudgetLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The platform's screener over many symbols, beside the least it could cost: reading every close once and adding it up.
 * Both go symbol by symbol over the same off-heap columns, in the same groups of symbols on as many threads.
 */
final class ScreeningComparison {
    private static final int SYMBOLS = 5_000;
    private static final int BARS = 500;

    /** Symbols that one thread screens in one go. */
    private static final int GROUP = 100;

    private static final int ROUNDS = 400;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final String HOW = "best of " + ROUNDS + " runs in turn, " + SYMBOLS + " symbols of " + BARS
            + " bars off-heap, all cores on both sides";

    private static final String SCREEN = """
            r = ta.rsi(close, 14)
            s = ta.sma(close, 50)

            def screen():
                return r + s
            """;

    private final Ticker ticker;
    private final StrategyProgram program = Programs.compiled(SCREEN);

    ScreeningComparison(Ticker ticker) {
        this.ticker = ticker;
    }

    List<Measurement> run() {
        try (ColumnArena arena = new ColumnArena()) {
            List<List<BarSeries>> groups = new ArrayList<>();
            for (int first = 0; first < SYMBOLS; first += GROUP) {
                List<BarSeries> group = new ArrayList<>();
                for (int symbol = first; symbol < first + GROUP; symbol++) {
                    group.add(series("S" + symbol, GeneratedColumns.of(BARS, symbol, arena)));
                }
                groups.add(group);
            }
            return compare(groups);
        }
    }

    private static BarSeries series(String symbol, BarColumns bars) {
        return new BarSeries(symbol, bars.timeNs(), bars.open(), bars.high(), bars.low(), bars.close(), bars.volume());
    }

    private List<Measurement> compare(List<List<BarSeries>> groups) {
        long screenNs = Long.MAX_VALUE;
        long passNs = Long.MAX_VALUE;
        double sink = 0.0;
        for (int round = 0; round < ROUNDS; round++) {
            long startNs = ticker.nanoTime();
            sink += total(groups, this::screen);
            long betweenNs = ticker.nanoTime();
            sink += total(groups, ScreeningComparison::sum);
            passNs = Math.min(passNs, ticker.nanoTime() - betweenNs);
            screenNs = Math.min(screenNs, betweenNs - startNs);
        }
        if (Double.isNaN(sink)) {
            throw new IllegalStateException("a symbol has no score");
        }
        return List.of(
                new Measurement("screen, RSI 14 and SMA 50", screenNs / NANOS_PER_MILLI, "ms", HOW),
                new Measurement("limit: one pass over the closes", passNs / NANOS_PER_MILLI, "ms", HOW),
                new Measurement("screen / one pass", (double) screenNs / passNs, "ratio", "of the two above"));
    }

    private static double total(List<List<BarSeries>> groups, ToDoubleFunction<List<BarSeries>> each) {
        return groups.parallelStream().mapToDouble(each).sum();
    }

    private double screen(List<BarSeries> group) {
        Screening screening =
                StrategyScreener.screen(program, program.defaults(), group, Timeframe.M1, BudgetLimits.DEFAULT);
        if (screening.scores().size() != GROUP) {
            throw new IllegalStateException("a symbol has no score: " + screening.failures());
        }
        return screening.scores().getFirst().value();
    }

    private static double sum(List<BarSeries> group) {
        double sum = 0.0;
        for (BarSeries bars : group) {
            sum += sum(bars.close());
        }
        return sum;
    }

    private static double sum(DoubleColumn column) {
        double sum = 0.0;
        for (int bar = 0; bar < column.size(); bar++) {
            sum += column.at(bar);
        }
        return sum;
    }
}
