package io.atlantis.runner.indicator;

/**
 * Place of the close in the range of the last {@code n} bars, in percent, as TA-Lib's STOCHF fast %K (G. Lane): {@code
 * 100 * (close - lowest low) / (highest high - lowest low)}, 0 without a range. First value at the n-th bar.
 */
public final class Stoch {
    private final Highest highest;
    private final Lowest lowest;

    /**
     * @param length bars, from 1
     * @throws IllegalArgumentException if the length is out of range
     */
    public Stoch(int length) {
        highest = new Highest(Lengths.require("stoch", length));
        lowest = new Lowest(length);
    }

    /**
     * Takes the next bar, oldest first.
     *
     * @return the place at that bar, or NaN while it warms up
     */
    public double update(double high, double low, double close) {
        double top = highest.update(high);
        double bottom = lowest.update(low);
        if (Double.isNaN(top) || Double.isNaN(bottom) || !Double.isFinite(close)) {
            return Double.NaN;
        }
        return top == bottom ? 0.0 : (close - bottom) / ((top - bottom) / 100.0);
    }
}
