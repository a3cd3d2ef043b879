package io.atlantis.runner.indicator;

/**
 * Keltner channel in L. Raschke's form: the middle is the {@link Ema} of a series, the bands lie {@code multiplier}
 * times the {@link Atr} of the bars above and below it. Outputs upper, middle, lower: the middle from the n-th number
 * on, the bands from bar n + 1. The multiplier is read at each bar.
 */
public final class Keltner extends Channel {
    private final Ema average;
    private final Atr range;

    /**
     * @param length bars, from 1
     * @throws IllegalArgumentException if a length is out of range
     */
    public Keltner(int length) {
        average = new Ema(Lengths.require("keltner", length));
        range = new Atr(length);
    }

    /** Takes the next bar, oldest first. */
    public void update(double value, double high, double low, double close, double multiplier) {
        double middle = average.update(value);
        double distance = multiplier * range.update(high, low, close);
        set(middle + distance, middle, middle - distance);
    }
}
