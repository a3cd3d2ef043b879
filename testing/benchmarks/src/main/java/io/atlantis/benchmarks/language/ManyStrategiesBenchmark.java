package io.atlantis.benchmarks.language;

import io.atlantis.benchmarks.Measurement;
import io.atlantis.benchmarks.PlatformBenchmark;
import io.atlantis.kernel.time.Ticker;
import io.atlantis.runner.column.ColumnArena;
import io.atlantis.runner.language.StrategyProgram;
import io.atlantis.runner.language.runtime.BarColumns;
import io.atlantis.runner.language.runtime.Budget;
import io.atlantis.runner.language.runtime.BudgetLimits;
import io.atlantis.runner.language.runtime.StrategyInstance;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Hundreds of different strategies live in one JVM: what each takes, what a bar of each costs when all get it in turn, and
 * that their classes go with them. The peer is one strategy of each kind with as many
 * instances: the same work from a hundredth of the code.
 */
public final class ManyStrategiesBenchmark implements PlatformBenchmark {
    private static final int STRATEGIES = 500;
    private static final int BARS = 1_000;
    private static final int ROUNDS = 100;
    private static final int MOST_COLLECTIONS = 20;
    private static final double BYTES_PER_MIB = 1 << 20;
    private static final String ALL_ALIVE =
            STRATEGIES + " strategies of five kinds with lengths of their own, compiled, " + "with an instance over "
                    + BARS + " bars each";

    private final Ticker ticker = Ticker.system();

    @Override
    public String name() {
        return "strategies";
    }

    @Override
    public String description() {
        return STRATEGIES + " different strategies in one JVM: memory of each, time per bar, what unloading gives back";
    }

    @Override
    public List<Measurement> run(Path scratch) {
        try (ColumnArena arena = new ColumnArena()) {
            BarColumns bars = GeneratedColumns.of(BARS, 1, arena);
            // the compiler's own classes are loaded, and the kernels, before anything is counted
            IntStream.range(0, StrategyKinds.KINDS)
                    .forEach(kind -> step(List.of(live(StrategyKinds.numbered(kind), bars))));
            List<Measurement> figures = new ArrayList<>(memory(bars));
            figures.addAll(time(bars));
            return figures;
        }
    }

    private record Live(StrategyInstance instance, CrossAccount account) {}

    private List<Measurement> memory(BarColumns bars) {
        MemoryUse before = MemoryUse.now();
        List<StrategyProgram> programs = compiled();
        MemoryUse compiled = MemoryUse.now();
        List<Live> live = live(programs, bars);
        step(live);
        MemoryUse alive = MemoryUse.now();
        List<WeakReference<Class<?>>> classes = live.stream()
                .<WeakReference<Class<?>>>map(
                        one -> new WeakReference<>(one.instance().getClass()))
                .toList();
        long different =
                live.stream().map(one -> one.instance().getClass()).distinct().count();
        live.clear();
        programs.clear();
        MemoryUse after = unloaded(classes);
        return List.of(
                new Measurement("different classes alive", different, "classes", ALL_ALIVE),
                new Measurement(
                        "metaspace of a strategy", each(alive.metaspace() - before.metaspace()), "bytes", ALL_ALIVE),
                new Measurement(
                        "heap of a compiled program", each(compiled.heap() - before.heap()), "bytes", ALL_ALIVE),
                new Measurement(
                        "heap of an instance, its series columns included",
                        each(alive.heap() - compiled.heap()),
                        "bytes",
                        ALL_ALIVE),
                new Measurement(
                        "metaspace before", before.metaspace() / BYTES_PER_MIB, "MiB", "compiler loaded and used"),
                new Measurement("metaspace, all alive", alive.metaspace() / BYTES_PER_MIB, "MiB", ALL_ALIVE),
                new Measurement(
                        "metaspace, unloaded", after.metaspace() / BYTES_PER_MIB, "MiB", "the same strategies gone"),
                new Measurement("classes left after unloading", left(classes), "classes", "of those above"));
    }

    private List<Measurement> time(BarColumns bars) {
        List<StrategyProgram> different = compiled();
        List<StrategyProgram> same = IntStream.range(0, STRATEGIES)
                .mapToObj(number -> different.get(number % StrategyKinds.KINDS))
                .toList();
        double first = nanosPerBar(different, bars);
        double bestDifferent = first;
        double bestSame = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            bestSame = Math.min(bestSame, nanosPerBar(same, bars));
            bestDifferent = Math.min(bestDifferent, nanosPerBar(different, bars));
        }
        String how = "each bar to all " + STRATEGIES + " in turn, series and event code, one thread; ";
        return List.of(
                new Measurement("bar of a strategy, first " + BARS + " bars", first, "ns", how + "just compiled"),
                new Measurement("bar of a strategy", bestDifferent, "ns", how + "best of " + ROUNDS + " runs"),
                new Measurement(
                        "peer: bar of a strategy, " + StrategyKinds.KINDS + " different ones, as many instances",
                        bestSame,
                        "ns",
                        how + "best of " + ROUNDS + " runs, one strategy of each kind"));
    }

    private double nanosPerBar(List<StrategyProgram> programs, BarColumns bars) {
        List<Live> live = live(programs, bars);
        long startNs = ticker.nanoTime();
        step(live);
        return (double) (ticker.nanoTime() - startNs) / BARS / STRATEGIES;
    }

    private static void step(List<Live> live) {
        for (int bar = 0; bar < BARS; bar++) {
            for (Live one : live) {
                one.account().open(bar);
                one.instance().updateSeries(bar);
                one.account().seen(bar);
                one.instance().onBar(bar);
            }
        }
    }

    private static List<StrategyProgram> compiled() {
        List<StrategyProgram> programs = new ArrayList<>();
        for (int number = 0; number < STRATEGIES; number++) {
            programs.add(StrategyKinds.numbered(number));
        }
        return programs;
    }

    private static List<Live> live(List<StrategyProgram> programs, BarColumns bars) {
        List<Live> live = new ArrayList<>();
        programs.forEach(program -> live.add(live(program, bars)));
        return live;
    }

    private static Live live(StrategyProgram program, BarColumns bars) {
        CrossAccount account = new CrossAccount(bars);
        return new Live(
                program.instantiate(bars, account, program.defaults(), new Budget(BudgetLimits.DEFAULT)), account);
    }

    private static MemoryUse unloaded(List<WeakReference<Class<?>>> classes) {
        MemoryUse use = MemoryUse.now();
        for (int i = 0; i < MOST_COLLECTIONS && left(classes) > 0; i++) {
            use = MemoryUse.now();
        }
        return use;
    }

    private static long left(List<WeakReference<Class<?>>> classes) {
        return classes.stream().filter(type -> !type.refersTo(null)).count();
    }

    private static double each(long bytes) {
        return (double) bytes / STRATEGIES;
    }
}
