package io.atlantis.benchmarks.language;

import io.atlantis.benchmarks.Measurement;
import io.atlantis.kernel.time.Ticker;
import io.atlantis.runner.column.ColumnArena;
import io.atlantis.runner.column.DoubleColumn;
import io.atlantis.runner.language.StrategyProgram;
import io.atlantis.runner.language.runtime.BarColumns;
import io.atlantis.runner.language.runtime.Budget;
import io.atlantis.runner.language.runtime.BudgetLimits;
import io.atlantis.runner.language.runtime.StrategyInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A screen over many symbols, beside the least it could cost: reading every close once and adding it up. Both go symbol
 * by symbol over the same off-heap columns, on as many threads.
 */
final class ScreeningComparison {
    private static final int SYMBOLS = 5_000;
    private static final int BARS = 500;
    private static final int ROUNDS = 25;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final String HOW = "best of " + ROUNDS + " runs in turn, " + SYMBOLS + " symbols of " + BARS
            + " bars off-heap, all cores on both sides";

    private static final String SCREEN = """
            r = ta.rsi(close, 14)
            s = ta.sma(close, 50)
            """;

    private final Ticker ticker;
    private final StrategyProgram program = Programs.compiled(SCREEN);

    ScreeningComparison(Ticker ticker) {
        this.ticker = ticker;
    }

    List<Measurement> run() {
        try (ColumnArena arena = new ColumnArena()) {
            List<BarColumns> symbols = new ArrayList<>();
            for (int symbol = 0; symbol < SYMBOLS; symbol++) {
                symbols.add(GeneratedColumns.of(BARS, symbol, arena));
            }
            return compare(symbols);
        }
    }

    private List<Measurement> compare(List<BarColumns> symbols) {
        long screenNs = Long.MAX_VALUE;
        long passNs = Long.MAX_VALUE;
        double sink = 0.0;
        for (int round = 0; round < ROUNDS; round++) {
            long startNs = ticker.nanoTime();
            sink += total(symbols, this::screen);
            long betweenNs = ticker.nanoTime();
            sink += total(symbols, bars -> sum(bars.close()));
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

    private static double total(List<BarColumns> symbols, ToDoubleFunction<BarColumns> each) {
        return symbols.parallelStream().mapToDouble(each).sum();
    }

    private double screen(BarColumns bars) {
        StrategyInstance instance =
                program.instantiate(bars, new CrossAccount(bars), program.defaults(), new Budget(BudgetLimits.DEFAULT));
        int last = bars.capacity() - 1;
        for (int bar = 0; bar <= last; bar++) {
            instance.updateSeries(bar);
        }
        return instance.series(0).at(last) + instance.series(1).at(last);
    }

    private static double sum(DoubleColumn column) {
        double sum = 0.0;
        for (int bar = 0; bar < column.size(); bar++) {
            sum += column.at(bar);
        }
        return sum;
    }
}
