package io.atlantis.runner.indicator;

/** The least of the last {@code n} numbers, as TA-Lib's MIN. First value at the n-th number. */
public final class Lowest implements UnaryKernel {
    private final Extreme extremeOfNegated;

    /**
     * @param length bars, from 1
     * @throws IllegalArgumentException if the length is out of range
     */
    public Lowest(int length) {
        extremeOfNegated = new Extreme(Lengths.require("lowest", length));
    }

    @Override
    public double update(double value) {
        double negated = extremeOfNegated.update(-value);
        return Double.isNaN(negated) ? Double.NaN : -negated;
    }
}
