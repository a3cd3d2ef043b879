package io.atlantis.runner.indicator;

/**
 * Population variance of the last {@code n} numbers, as TA-Lib's VAR: the mean of {@code (x - mean)^2}, exactly 0 of
 * equal numbers. First value at the n-th number. The sums roll and are taken anew every {@code n} numbers, as in {@link
 * Sma}.
 */
public final class Variance implements UnaryKernel {
    private final Moments moments;

    /**
     * @param length bars, from 1
     * @throws IllegalArgumentException if the length is out of range
     */
    public Variance(int length) {
        moments = new Moments(Lengths.require("variance", length));
    }

    @Override
    public double update(double value) {
        moments.update(value);
        return moments.variance();
    }
}
