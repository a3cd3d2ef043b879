package io.atlantis.benchmarks.language;

import io.atlantis.benchmarks.Measurement;
import io.atlantis.kernel.time.Ticker;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** How long a strategy takes from source to loaded class: in fresh JVMs, and when the compiler is warm. */
final class CompileTimes {
    private static final int JVMS = 5;
    private static final int WARM_UP = 3_000;
    private static final int SAMPLES = 2_000;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Ticker ticker;

    CompileTimes(Ticker ticker) {
        this.ticker = ticker;
    }

    List<Measurement> run() throws IOException, InterruptedException {
        double[] first = new double[JVMS];
        double[] second = new double[JVMS];
        for (int i = 0; i < JVMS; i++) {
            String[] times = FreshJvm.output(CompileTimes.class).split(" ", 2);
            first[i] = Double.parseDouble(times[0]);
            second[i] = Double.parseDouble(times[1]);
        }
        double[] warm = warm();
        String cold = "median of " + JVMS + " fresh JVMs, SMA cross with rings";
        String how = SAMPLES + " compilations after " + WARM_UP + ", SMA cross in its three idioms by turns";
        return List.of(
                new Measurement("compile, first in a JVM", quantile(first, 0.5), "ms", cold),
                new Measurement("compile, second in a JVM", quantile(second, 0.5), "ms", cold),
                new Measurement("compile, warm", quantile(warm, 0.5), "ms p50", how),
                new Measurement("compile, warm", quantile(warm, 0.99), "ms p99", how));
    }

    /** Prints the milliseconds of the first and the second compilation, of two different sources. */
    public static void main(String[] arguments) {
        Ticker ticker = Ticker.system();
        System.out.println(
                timeMs(ticker, CrossIdiom.RINGS.source()) + " " + timeMs(ticker, CrossIdiom.INDICATORS.source()));
    }

    private double[] warm() {
        CrossIdiom[] idioms = CrossIdiom.values();
        double[] times = new double[SAMPLES];
        for (int i = 0; i < WARM_UP + SAMPLES; i++) {
            double timeMs = timeMs(ticker, idioms[i % idioms.length].source());
            if (i >= WARM_UP) {
                times[i - WARM_UP] = timeMs;
            }
        }
        return times;
    }

    private static double timeMs(Ticker ticker, String source) {
        long startNs = ticker.nanoTime();
        Programs.compiled(source);
        return (ticker.nanoTime() - startNs) / NANOS_PER_MILLI;
    }

    private static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }
}
