package io.atlantis.runner.indicator;

/** The greatest of the last {@code n} numbers, as TA-Lib's MAX. First value at the n-th number. */
public final class Highest implements UnaryKernel {
    private final Extreme extreme;

    /**
     * @param length bars, from 1
     * @throws IllegalArgumentException if the length is out of range
     */
    public Highest(int length) {
        extreme = new Extreme(Lengths.require("highest", length));
    }

    @Override
    public double update(double value) {
        return extreme.update(value);
    }
}
