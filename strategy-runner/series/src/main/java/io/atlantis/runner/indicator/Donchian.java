package io.atlantis.runner.indicator;

/**
 * Donchian channel (R. Donchian): the highest high and the lowest low of the last {@code n} bars, the present one
 * included, and the middle between them. Outputs upper, middle, lower; first values at the n-th bar.
 */
public final class Donchian extends Channel {
    private final Highest highest;
    private final Lowest lowest;

    /**
     * @param length bars, from 1
     * @throws IllegalArgumentException if a length is out of range
     */
    public Donchian(int length) {
        highest = new Highest(Lengths.require("donchian", length));
        lowest = new Lowest(length);
    }

    /** Takes the next bar, oldest first. */
    public void update(double high, double low) {
        double top = highest.update(high);
        double bottom = lowest.update(low);
        set(top, (top + bottom) / 2.0, bottom);
    }
}
