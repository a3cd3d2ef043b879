package io.atlantis.benchmarks.language;

import io.atlantis.benchmarks.Measurement;
import io.atlantis.kernel.time.Ticker;
import io.atlantis.runner.column.ColumnArena;
import io.atlantis.runner.language.StrategyProgram;
import io.atlantis.runner.language.runtime.BarColumns;
import io.atlantis.runner.language.runtime.Budget;
import io.atlantis.runner.language.runtime.BudgetLimits;
import io.atlantis.runner.language.runtime.StrategyInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The compiled SMA cross beside its twin in Java, over ten million bars; both must end with the same account. */
final class CrossComparison {
    private static final int BARS = 10_000_000;
    private static final int ROUNDS = 10;
    private static final long SEED = 42;
    private static final String HOW =
            "best of " + ROUNDS + " runs in turn with the twin, " + BARS + " bars off-heap, one thread, step budget on";

    private final Ticker ticker;

    CrossComparison(Ticker ticker) {
        this.ticker = ticker;
    }

    List<Measurement> run() {
        List<Measurement> figures = new ArrayList<>();
        try (ColumnArena arena = new ColumnArena()) {
            BarColumns bars = GeneratedColumns.of(BARS, SEED, arena);
            for (CrossIdiom idiom : CrossIdiom.values()) {
                figures.addAll(compare(idiom, bars));
            }
        }
        return figures;
    }

    private List<Measurement> compare(CrossIdiom idiom, BarColumns bars) {
        StrategyProgram program = Programs.compiled(idiom.source());
        long strategyNs = Long.MAX_VALUE;
        long twinNs = Long.MAX_VALUE;
        long limitNs = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            CrossAccount ours = new CrossAccount(bars);
            CrossAccount twins = new CrossAccount(bars);
            CrossAccount limits = new CrossAccount(bars);
            strategyNs = Math.min(strategyNs, time(() -> strategy(program, bars, ours)));
            twinNs = Math.min(twinNs, time(() -> idiom.twin(bars, twins).run()));
            limitNs = Math.min(limitNs, time(() -> idiom.limit(bars, limits)));
            requireSame(idiom, ours, twins);
            requireSame(idiom, ours, limits);
        }
        String name = "SMA cross, " + idiom.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return List.of(
                new Measurement(name + ", strategy", (double) strategyNs / BARS, "ns/bar", HOW),
                new Measurement("peer: " + name + ", Java", (double) twinNs / BARS, "ns/bar", HOW),
                new Measurement(
                        name + ", time of strategy / Java", (double) strategyNs / twinNs, "ratio", "at most 1.25"),
                new Measurement("limit: " + name + ", one loop in Java", (double) limitNs / BARS, "ns/bar", HOW));
    }

    private long time(Runnable work) {
        long startNs = ticker.nanoTime();
        work.run();
        return ticker.nanoTime() - startNs;
    }

    private static void strategy(StrategyProgram program, BarColumns bars, CrossAccount account) {
        StrategyInstance instance =
                program.instantiate(bars, account, program.defaults(), new Budget(BudgetLimits.DEFAULT));
        instance.run(account, 0, bars.capacity());
    }

    private static void requireSame(CrossIdiom idiom, CrossAccount ours, CrossAccount twin) {
        boolean same = bits(ours.accountCash()) == bits(twin.accountCash())
                && bits(ours.positionQty()) == bits(twin.positionQty())
                && ours.accountCash() != 100_000.0;
        if (!same) {
            throw new IllegalStateException(idiom + " ended with cash " + ours.accountCash() + " and position "
                    + ours.positionQty() + ", its twin with " + twin.accountCash() + " and " + twin.positionQty());
        }
    }

    private static long bits(double value) {
        return Double.doubleToRawLongBits(value);
    }
}
