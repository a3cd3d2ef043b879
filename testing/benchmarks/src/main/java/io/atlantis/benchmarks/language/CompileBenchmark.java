package io.atlantis.benchmarks.language;

import io.atlantis.benchmarks.Measurement;
import io.atlantis.benchmarks.PlatformBenchmark;
import io.atlantis.kernel.time.Ticker;
import io.atlantis.runner.language.Compilation;
import io.atlantis.runner.language.CompilerLimits;
import io.atlantis.runner.language.StrategyCompiler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** How long an editor waits for the compiler's answer about a strategy of 300 lines, whole or in the middle of an edit. */
public final class CompileBenchmark implements PlatformBenchmark {
    /** An answer that comes later is felt while typing. */
    private static final double LIMIT_MS = 20;

    private static final int LINES = 300;
    private static final int WARM_UPS = 400;
    private static final int TURNS = 1_000;
    private static final int COLD_LIMIT_S = 30;
    private static final long SEED = 42;
    private static final double MEDIAN = 0.5;
    private static final double TAIL = 0.99;

    private final Ticker ticker = Ticker.system();

    @Override
    public String name() {
        return "compile";
    }

    @Override
    public String description() {
        return "a strategy of " + LINES + " lines compiled, cold and warm, whole and as it is typed";
    }

    @Override
    public List<Measurement> run(Path scratch) throws IOException, InterruptedException {
        String source = SampleSource.ofLines(LINES);
        SplittableRandom random = new SplittableRandom(SEED);
        List<Measurement> figures = new ArrayList<>(cold());
        timed(_ -> source, WARM_UPS);
        figures.addAll(figures("validated, warm", timed(_ -> source, TURNS)));
        int step = Math.max(1, source.length() / TURNS);
        figures.addAll(figures(
                "prefixes as it is typed",
                timed(turn -> source.substring(0, Math.min(source.length(), (turn + 1) * step)), TURNS)));
        figures.addAll(figures("one character gone anywhere", timed(_ -> without(source, random), TURNS)));
        figures.add(new Measurement("limit of p99", LIMIT_MS, "ms", "what is felt while typing"));
        return figures;
    }

    private static String without(String source, SplittableRandom random) {
        int at = random.nextInt(source.length());
        return source.substring(0, at) + source.substring(at + 1);
    }

    private List<Measurement> cold() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process child = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ColdCompile.class.getName(),
                        Integer.toString(LINES))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            List<Double> ms = child.inputReader()
                    .lines()
                    .map(CompileBenchmark::milliseconds)
                    .toList();
            if (!child.waitFor(COLD_LIMIT_S, TimeUnit.SECONDS) || ms.size() < 2) {
                throw new IOException("the cold compilation did not end well");
            }
            return List.of(
                    new Measurement("first in a JVM", ms.getFirst(), "ms", "a JVM of its own, one run"),
                    new Measurement("second in a JVM", ms.getLast(), "ms", "the same JVM"));
        } finally {
            child.destroyForcibly();
        }
    }

    private static double milliseconds(String ns) {
        return Long.parseLong(ns) / 1e6;
    }

    /** Nanoseconds of each turn, sorted. */
    private long[] timed(IntFunction<String> sources, int turns) {
        long[] ns = new long[turns];
        for (int turn = 0; turn < turns; turn++) {
            String source = sources.apply(turn);
            long startNs = ticker.nanoTime();
            Compilation answer = StrategyCompiler.compile(source, CompilerLimits.DEFAULT);
            ns[turn] = ticker.nanoTime() - startNs;
            if (answer.diagnostics().size() > CompilerLimits.DEFAULT.diagnostics()) {
                throw new IllegalStateException("more messages than the limit");
            }
        }
        Arrays.sort(ns);
        return ns;
    }

    private static List<Measurement> figures(String what, long[] sortedNs) {
        String how = sortedNs.length + " compilations in turn, one thread";
        return List.of(
                new Measurement(what, at(sortedNs, MEDIAN), "ms p50", how),
                new Measurement(what, at(sortedNs, TAIL), "ms p99", how));
    }

    private static double at(long[] sortedNs, double quantile) {
        return sortedNs[(int) Math.min(sortedNs.length - 1L, Math.round(sortedNs.length * quantile))] / 1e6;
    }
}
