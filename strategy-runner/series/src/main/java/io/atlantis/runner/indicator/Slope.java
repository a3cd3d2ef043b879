package io.atlantis.runner.indicator;

/**
 * Slope of the least-squares line through the last {@code n} numbers, per bar, as TA-Lib's LINEARREG_SLOPE. For equally
 * spaced points it is {@code 6 * (wma - sma) / (n - 1)}; 0 through one point. First value at the n-th number.
 */
public final class Slope implements UnaryKernel {
    private final Wma weighted;
    private final CompensatedMean plain;
    private final double weight;

    /**
     * @param length bars, from 1
     * @throws IllegalArgumentException if the length is out of range
     */
    public Slope(int length) {
        weighted = new Wma(Lengths.require("slope", length));
        plain = new CompensatedMean(length);
        weight = length == 1 ? 0.0 : 6.0 / (length - 1.0);
    }

    @Override
    public double update(double value) {
        double wma = weighted.update(value);
        double sma = plain.update(value);
        return (wma - sma) * weight;
    }
}
