package io.atlantis.runner.language;

import io.atlantis.runner.column.DoubleColumn;
import io.atlantis.runner.column.LongColumn;
import io.atlantis.runner.language.runtime.BarColumns;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Bars to run strategies over. */
final class Bars {
    private static final long DAY_NS = 86_400_000_000_000L;

    private Bars() {}

    /** Bars whose open, high, low and close are all the given prices. */
    static BarColumns ofCloses(double... closes) {
        return of(closes, closes, closes, closes);
    }

    /** A seeded walk of prices around 100, with highs and lows around it. */
    static BarColumns walk(int count, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double[] open = new double[count];
        double[] high = new double[count];
        double[] low = new double[count];
        double[] close = new double[count];
        double price = 100;
        for (int bar = 0; bar < count; bar++) {
            open[bar] = price;
            price = Math.max(1, price + random.nextGaussian());
            close[bar] = price;
            high[bar] = Math.max(open[bar], price) + random.nextDouble();
            low[bar] = Math.min(open[bar], price) - random.nextDouble() / 2;
        }
        return of(open, high, low, close);
    }

    private static BarColumns of(double[] open, double[] high, double[] low, double[] close) {
        double[] volume = new double[close.length];
        for (int bar = 0; bar < close.length; bar++) {
            volume[bar] = 1_000 + bar;
        }
        return of(open, high, low, close, volume);
    }

    /** Daily bars of the given fields, from the epoch on. */
    static BarColumns of(double[] open, double[] high, double[] low, double[] close, double[] volume) {
        long[] timeNs = new long[close.length];
        for (int bar = 0; bar < close.length; bar++) {
            timeNs[bar] = bar * DAY_NS;
        }
        return new BarColumns(
                DoubleColumn.of(open),
                DoubleColumn.of(high),
                DoubleColumn.of(low),
                DoubleColumn.of(close),
                DoubleColumn.of(volume),
                LongColumn.of(timeNs));
    }
}
