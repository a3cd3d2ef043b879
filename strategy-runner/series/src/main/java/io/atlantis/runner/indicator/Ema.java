package io.atlantis.runner.indicator;

/**
 * Exponential moving average as TA-Lib's EMA: {@code ema = (x - ema[1]) * 2 / (n + 1) + ema[1]}, begun with the mean of
 * the first {@code n} numbers. First value at the n-th number.
 */
public final class Ema implements UnaryKernel {
    private final Seed seed;
    private final double weight;
    private double average = Double.NaN;

    /**
     * @param length bars, from 1
     * @throws IllegalArgumentException if the length is out of range
     */
    public Ema(int length) {
        seed = new Seed(Lengths.require("ema", length));
        weight = 2.0 / (length + 1);
    }

    @Override
    public double update(double value) {
        if (!Double.isFinite(value)) {
            seed.clear();
            average = Double.NaN;
        } else if (seed.isComplete()) {
            average = (value - average) * weight + average;
        } else {
            average = seed.add(value);
        }
        return average;
    }
}
