package io.atlantis.runner.indicator;

/**
 * Williams %R as TA-Lib's WILLR: {@code -100 * (highest high - close) / (highest high - lowest low)} over {@code n}
 * bars, 0 without a range. First value at the n-th bar.
 */
public final class Willr {
    private final Highest highest;
    private final Lowest lowest;

    /**
     * @param length bars, from 1
     * @throws IllegalArgumentException if the length is out of range
     */
    public Willr(int length) {
        highest = new Highest(Lengths.require("willr", length));
        lowest = new Lowest(length);
    }

    /**
     * Takes the next bar, oldest first.
     *
     * @return the indicator at that bar, or NaN while it warms up
     */
    public double update(double high, double low, double close) {
        double top = highest.update(high);
        double bottom = lowest.update(low);
        if (Double.isNaN(top) || Double.isNaN(bottom) || !Double.isFinite(close)) {
            return Double.NaN;
        }
        return top == bottom ? 0.0 : (top - close) / ((top - bottom) / -100.0);
    }
}
