package io.atlantis.benchmarks.language;

import io.atlantis.benchmarks.Measurement;
import io.atlantis.kernel.time.Ticker;
import io.atlantis.runner.column.ColumnArena;
import io.atlantis.runner.language.StrategyProgram;
import io.atlantis.runner.language.runtime.BarColumns;
import io.atlantis.runner.language.runtime.Budget;
import io.atlantis.runner.language.runtime.BudgetLimits;
import io.atlantis.runner.language.runtime.SecurityFeeds;
import io.atlantis.runner.language.runtime.StrategyInstance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The compiled SMA cross beside the same by hand in Java, over ten million bars; all must end with the same account. Each idiom
 * has JVMs of its own, several, as the same class is not always compiled to the same machine code: how its registers are given
 * out depends on what the JVM had counted by then.
 */
public final class CrossComparison {
    private static final int BARS = 10_000_000;
    private static final int ROUNDS = 10;
    private static final int JVMS = 3;
    private static final long SEED = 42;
    private static final String HOW = "best of " + ROUNDS + " runs in turn, in the JVM of the median ratio, " + BARS
            + " bars off-heap, one thread, step budget on";

    private final Ticker ticker;

    CrossComparison(Ticker ticker) {
        this.ticker = ticker;
    }

    /** Each idiom in JVMs of its own, as the JVM compiles for what it has seen; then the ratios of all three in this one. */
    List<Measurement> run() throws IOException, InterruptedException {
        List<Measurement> figures = new ArrayList<>();
        for (CrossIdiom idiom : CrossIdiom.values()) {
            figures.addAll(inFreshJvms(idiom));
        }
        try (ColumnArena arena = new ColumnArena()) {
            BarColumns bars = GeneratedColumns.of(BARS, SEED, arena);
            for (CrossIdiom idiom : CrossIdiom.values()) {
                figures.add(new Measurement(
                        title(idiom) + ", the same in one JVM for all",
                        compare(idiom, bars).ratio(),
                        "ratio",
                        "in the order of these lines"));
            }
        }
        return figures;
    }

    private static List<Measurement> inFreshJvms(CrossIdiom idiom) throws IOException, InterruptedException {
        List<Times> byRatio = new ArrayList<>();
        for (int i = 0; i < JVMS; i++) {
            byRatio.add(Times.read(FreshJvm.output(CrossComparison.class, idiom.name())));
        }
        byRatio.sort(Comparator.comparingDouble(Times::ratio));
        String spread = String.format(
                Locale.ROOT,
                "at most 1.25; median of %d JVMs, from %.2f to %.2f",
                JVMS,
                byRatio.getFirst().ratio(),
                byRatio.getLast().ratio());
        return byRatio.get(JVMS / 2).measurements(title(idiom), spread);
    }

    /** Compares the idiom of that name, and prints the three times. */
    public static void main(String[] arguments) {
        try (ColumnArena arena = new ColumnArena()) {
            BarColumns bars = GeneratedColumns.of(BARS, SEED, arena);
            System.out.println(new CrossComparison(Ticker.system())
                    .compare(CrossIdiom.valueOf(arguments[0]), bars)
                    .line());
        }
    }

    /** Best times of a run over all bars. */
    private record Times(long strategyNs, long twinNs, long limitNs) {
        private static Times read(String line) {
            String[] times = line.split(" ", 3);
            return new Times(Long.parseLong(times[0]), Long.parseLong(times[1]), Long.parseLong(times[2]));
        }

        private String line() {
            return strategyNs + " " + twinNs + " " + limitNs;
        }

        private double ratio() {
            return (double) strategyNs / twinNs;
        }

        private List<Measurement> measurements(String title, String spread) {
            return List.of(
                    new Measurement(title + ", strategy", (double) strategyNs / BARS, "ns/bar", HOW),
                    new Measurement("peer: " + title + ", class in Java", (double) twinNs / BARS, "ns/bar", HOW),
                    new Measurement(title + ", time of strategy / Java", ratio(), "ratio", spread),
                    new Measurement("limit: " + title + ", one loop in Java", (double) limitNs / BARS, "ns/bar", HOW));
        }
    }

    private static String title(CrossIdiom idiom) {
        return "SMA cross, " + idiom.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private Times compare(CrossIdiom idiom, BarColumns bars) {
        StrategyProgram program = Programs.compiled(idiom.source());
        long strategyNs = Long.MAX_VALUE;
        long twinNs = Long.MAX_VALUE;
        long limitNs = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            CrossAccount ours = new CrossAccount(bars);
            CrossAccount twins = new CrossAccount(bars);
            CrossAccount limits = new CrossAccount(bars);
            strategyNs = Math.min(strategyNs, time(() -> strategy(program, bars, ours)));
            twinNs = Math.min(twinNs, time(() -> idiom.twin(bars, twins).run(twins, 0, BARS)));
            limitNs = Math.min(limitNs, time(() -> idiom.limit(bars, limits)));
            requireSame(idiom, ours, twins);
            requireSame(idiom, ours, limits);
        }
        return new Times(strategyNs, twinNs, limitNs);
    }

    private long time(Runnable work) {
        long startNs = ticker.nanoTime();
        work.run();
        return ticker.nanoTime() - startNs;
    }

    private static void strategy(StrategyProgram program, BarColumns bars, CrossAccount account) {
        StrategyInstance instance = program.instantiateWithoutCharts(
                bars, account, program.defaults(), new Budget(BudgetLimits.DEFAULT), SecurityFeeds.NONE);
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
