package io.atlantis.runner.indicator;

/**
 * Distance from the mean in standard deviations: {@code (x - sma) / stdev} over {@code n} bars, 0 where all numbers are
 * equal. First value at the n-th number.
 */
public final class Zscore implements UnaryKernel {
    private final Moments moments;

    /**
     * @param length bars, from 1
     * @throws IllegalArgumentException if the length is out of range
     */
    public Zscore(int length) {
        moments = new Moments(Lengths.require("zscore", length));
    }

    @Override
    public double update(double value) {
        moments.update(value);
        double deviation = Math.sqrt(moments.variance());
        return deviation == 0.0 ? 0.0 : (value - moments.mean()) / deviation;
    }
}
