package io.atlantis.runner.indicator;

/**
 * Bollinger bands as TA-Lib's BBANDS (J. Bollinger, 1983): the middle is the {@link Sma}, the bands lie {@code
 * multiplier} times the {@link Stdev} above and below it. Outputs upper, middle, lower; first values at the n-th number.
 * The multiplier is read at each bar.
 */
public final class Bbands extends Channel {
    private final Moments moments;

    /**
     * @param length bars, from 1
     * @throws IllegalArgumentException if a length is out of range
     */
    public Bbands(int length) {
        moments = new Moments(Lengths.require("bbands", length));
    }

    /** Takes the next bar, oldest first. */
    public void update(double value, double multiplier) {
        moments.update(value);
        double mean = moments.mean();
        double distance = multiplier * Math.sqrt(moments.variance());
        set(mean + distance, mean, mean - distance);
    }
}
