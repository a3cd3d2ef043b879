package io.atlantis.runner.indicator;

/**
 * Average true range as TA-Lib's ATR (Wilder 1978): the {@link Rma} of the {@link Tr}. As the first bar has no true
 * range, the first value stands at bar n + 1.
 */
public final class Atr {
    private final Tr range = new Tr();
    private final Rma average;

    /**
     * @param length bars, from 1
     * @throws IllegalArgumentException if the length is out of range
     */
    public Atr(int length) {
        average = new Rma(Lengths.require("atr", length));
    }

    /**
     * Takes the next bar, oldest first.
     *
     * @return the average true range at that bar, or NaN while it warms up
     */
    public double update(double high, double low, double close) {
        return average.update(range.update(high, low, close));
    }
}
