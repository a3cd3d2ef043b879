package io.atlantis.benchmarks.engine;

import io.atlantis.runner.bar.BarSeries;
import io.atlantis.runner.column.ColumnArena;
import java.util.SplittableRandom;

/** Minute bars of a seeded random walk in whole cents. */
final class GeneratedBars {
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final double CENTS = 100.0;

    private GeneratedBars() {}

    static BarSeries of(int size, long seed, ColumnArena arena) {
        BarSeries bars = new BarSeries(
                "BENCH",
                arena.longs(size),
                arena.doubles(size),
                arena.doubles(size),
                arena.doubles(size),
                arena.doubles(size),
                arena.doubles(size));
        SplittableRandom random = new SplittableRandom(seed);
        double price = 100.0;
        for (int i = 0; i < size; i++) {
            double open = price;
            price = Math.clamp(cents(open * (1.0 + 0.002 * (random.nextDouble() - 0.5))), 10.0, 1000.0);
            bars.timeNs().set(i, i * MINUTE_NS);
            bars.open().set(i, open);
            bars.high().set(i, Math.max(open, price));
            bars.low().set(i, Math.min(open, price));
            bars.close().set(i, price);
            bars.volume().set(i, random.nextInt(1, 10_000));
        }
        return bars;
    }

    private static double cents(double price) {
        return Math.rint(price * CENTS) / CENTS;
    }
}
