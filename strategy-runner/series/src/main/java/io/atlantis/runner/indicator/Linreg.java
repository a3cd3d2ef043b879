package io.atlantis.runner.indicator;

/**
 * End of the least-squares line through the last {@code n} numbers, as TA-Lib's LINEARREG. For equally spaced points it
 * is {@code 3 * wma - 2 * sma}. First value at the n-th number.
 */
public final class Linreg implements UnaryKernel {
    private final Wma weighted;
    private final CompensatedMean plain;

    /**
     * @param length bars, from 1
     * @throws IllegalArgumentException if the length is out of range
     */
    public Linreg(int length) {
        weighted = new Wma(Lengths.require("linreg", length));
        plain = new CompensatedMean(length);
    }

    @Override
    public double update(double value) {
        double wma = weighted.update(value);
        double sma = plain.update(value);
        return 3.0 * wma - 2.0 * sma;
    }
}
