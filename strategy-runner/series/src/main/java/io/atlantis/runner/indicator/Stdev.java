package io.atlantis.runner.indicator;

/**
 * Population standard deviation of the last {@code n} numbers, as TA-Lib's STDDEV: the root of the {@link Variance}.
 */
public final class Stdev implements UnaryKernel {
    private final Variance variance;

    /**
     * @param length bars, from 1
     * @throws IllegalArgumentException if the length is out of range
     */
    public Stdev(int length) {
        variance = new Variance(Lengths.require("stdev", length));
    }

    @Override
    public double update(double value) {
        return Math.sqrt(variance.update(value));
    }
}
