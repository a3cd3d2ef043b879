package io.atlantis.runner.indicator;

/**
 * Distance from the mean in standard deviations: {@code (x - sma) / stdev} over {@code n} bars, 0 where all numbers are
 * equal. First value at the n-th number.
 */
public final class Zscore implements UnaryKernel {
    private final Sma mean;
    private final Stdev deviation;

    /**
     * @param length bars, from 1
     * @throws IllegalArgumentException if the length is out of range
     */
    public Zscore(int length) {
        mean = new Sma(Lengths.require("zscore", length));
        deviation = new Stdev(length);
    }

    @Override
    public double update(double value) {
        double average = mean.update(value);
        double spread = deviation.update(value);
        if (Double.isNaN(average)) {
            return Double.NaN;
        }
        return spread == 0.0 ? 0.0 : (value - average) / spread;
    }
}
