package io.atlantis.benchmarks.language;

import io.atlantis.benchmarks.Measurement;
import io.atlantis.benchmarks.PlatformBenchmark;
import io.atlantis.kernel.time.Ticker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Compiled strategies beside the same by hand in Java, a screen beside one pass over its memory, the compiler's own time,
 * and indicator kernels beside TA-Lib's loops over the same array.
 */
public final class LanguageBenchmark implements PlatformBenchmark {
    private static final int BARS = 5_000;
    private static final int SERIES = 200;
    private static final int REPEATS = 60;
    private static final long SEED = 42;
    private static final String HOW =
            "best of " + REPEATS + " runs in turn with the peer, " + SERIES + " times " + BARS + " bars, one thread";

    private final Ticker ticker = Ticker.system();

    @Override
    public String name() {
        return "language";
    }

    @Override
    public String description() {
        return "compiled strategies beside Java, screening, compile times, kernels beside TA-Lib's Java port";
    }

    @Override
    public List<Measurement> run(Path scratch) throws IOException, InterruptedException {
        double[] prices = prices();
        List<Measurement> figures = new ArrayList<>(new CrossComparison(ticker).run());
        figures.addAll(new ScreeningComparison(ticker).run());
        figures.addAll(new CompileTimes(ticker).run());
        for (IndicatorPair pair : IndicatorPair.values()) {
            figures.addAll(compare(pair, prices));
        }
        return figures;
    }

    private List<Measurement> compare(IndicatorPair pair, double[] prices) {
        double[][] out = new double[IndicatorPair.OUTPUTS][prices.length];
        long kernelNs = Long.MAX_VALUE;
        long talibNs = Long.MAX_VALUE;
        for (int i = 0; i < REPEATS; i++) {
            long startNs = ticker.nanoTime();
            for (int n = 0; n < SERIES; n++) {
                pair.kernel(prices, out);
            }
            long betweenNs = ticker.nanoTime();
            for (int n = 0; n < SERIES; n++) {
                pair.talib(prices, out);
            }
            kernelNs = Math.min(kernelNs, betweenNs - startNs);
            talibNs = Math.min(talibNs, ticker.nanoTime() - betweenNs);
        }
        String indicator = pair.name().toLowerCase(Locale.ROOT);
        return List.of(
                new Measurement(indicator + ", kernel", perBar(kernelNs), "ns/bar", HOW),
                new Measurement("peer: " + indicator + ", TA-Lib", perBar(talibNs), "ns/bar", HOW),
                new Measurement(
                        indicator + ", speed of kernel / TA-Lib",
                        (double) talibNs / kernelNs,
                        "ratio",
                        "of the two above"));
    }

    private static double perBar(long ns) {
        return (double) ns / SERIES / BARS;
    }

    private static double[] prices() {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] prices = new double[BARS];
        double price = 100.0;
        for (int i = 0; i < BARS; i++) {
            price = Math.clamp(price * (1.0 + 0.002 * (random.nextDouble() - 0.5)), 10.0, 1000.0);
            prices[i] = price;
        }
        return prices;
    }
}
