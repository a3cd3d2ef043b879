package io.atlantis.runner.indicator;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Bars to hold indicators to other libraries: one array per field, all of one length. */
record SampleBars(String name, double[] high, double[] low, double[] close, double[] volume) {

    /** A kernel over whole bars. */
    interface BarKernel {
        double update(double high, double low, double close, double volume);
    }

    /** Prices that walk from {@code start} in steps of some per cent of it. */
    static SampleBars walk(RandomGenerator random, int count, double start) {
        double[] high = new double[count];
        double[] low = new double[count];
        double[] close = new double[count];
        double[] volume = new double[count];
        double price = start;
        for (int i = 0; i < count; i++) {
            double open = price;
            price = Math.max(start / 10, price + start * 0.01 * random.nextGaussian());
            close[i] = price;
            high[i] = Math.max(open, price) + start * 0.005 * random.nextDouble();
            low[i] = Math.min(open, price) - start * 0.005 * random.nextDouble();
            volume[i] = random.nextInt(10) == 0 ? 0.0 : Math.rint(1e4 * random.nextDouble());
        }
        return new SampleBars("walk from " + start, high, low, close, volume);
    }

    /**
     * Series at the edge of the definitions. Their prices have few binary digits: TA-Lib's sums round others, and then
     * finds movement where there is none.
     */
    static List<SampleBars> degenerate() {
        return List.of(
                flat("constant", 80, 64.5, 100),
                flat("huge constant", 80, 0x1p70, 100),
                flat("tiny constant", 80, 0x1p-40, 100),
                flat("constant and not traded", 80, 64.5, 0),
                flat("one bar", 1, 10, 5),
                flat("two bars", 2, 10, 5),
                line("ramp", 80, 100, 0.25),
                line("falling ramp", 80, 100, -0.25),
                sawtooth());
    }

    /** These bars with one that has no numbers between them and what is before it. */
    SampleBars behindAHole(SampleBars before) {
        return new SampleBars(
                name + " behind a hole",
                behindAHole(before.high, high),
                behindAHole(before.low, low),
                behindAHole(before.close, close),
                behindAHole(before.volume, volume));
    }

    private static double[] behindAHole(double[] before, double[] after) {
        double[] values = Arrays.copyOf(before, before.length + 1 + after.length);
        values[before.length] = Double.NaN;
        System.arraycopy(after, 0, values, before.length + 1, after.length);
        return values;
    }

    int size() {
        return close.length;
    }

    double greatestPrice() {
        return Arrays.stream(high).max().orElse(0.0);
    }

    double totalVolume() {
        return Arrays.stream(volume).sum();
    }

    double[] ofClose(UnaryKernel kernel) {
        return Arrays.stream(close).map(kernel::update).toArray();
    }

    double[] ofBars(BarKernel kernel) {
        double[] values = new double[size()];
        for (int i = 0; i < size(); i++) {
            values[i] = kernel.update(high[i], low[i], close[i], volume[i]);
        }
        return values;
    }

    private static SampleBars flat(String name, int count, double price, double volume) {
        double[] prices = filled(count, price);
        return new SampleBars(name, prices, prices, prices, filled(count, volume));
    }

    private static SampleBars line(String name, int count, double start, double step) {
        double[] close = new double[count];
        for (int i = 0; i < count; i++) {
            close[i] = start + i * step;
        }
        return around(name, close);
    }

    private static SampleBars sawtooth() {
        double[] close = new double[80];
        for (int i = 0; i < close.length; i++) {
            close[i] = i % 2 == 0 ? 50.0 : 52.0;
        }
        return around("sawtooth", close);
    }

    private static SampleBars around(String name, double[] close) {
        double[] high = Arrays.stream(close).map(price -> price + 0.5).toArray();
        double[] low = Arrays.stream(close).map(price -> price - 0.5).toArray();
        return new SampleBars(name, high, low, close, filled(close.length, 100.0));
    }

    private static double[] filled(int count, double value) {
        double[] values = new double[count];
        Arrays.fill(values, value);
        return values;
    }
}
