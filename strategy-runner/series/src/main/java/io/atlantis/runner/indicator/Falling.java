package io.atlantis.runner.indicator;

/**
 * Whether the series falls for {@code n} bars on end: {@code x < x[1] < ... < x[n]}. False while there are
 * fewer than n + 1 numbers, and across a hole. For one series and one thread.
 */
public final class Falling {
    private final int length;
    private double previous = Double.NaN;
    private int run;

    /**
     * @param length bars, from 1
     * @throws IllegalArgumentException if the length is out of range
     */
    public Falling(int length) {
        this.length = Lengths.require("falling", length);
    }

    /** Takes the next bar's value, oldest first; true while it falls. */
    public boolean update(double value) {
        boolean moved = Double.isFinite(value) && Double.isFinite(previous) && value < previous;
        run = moved ? Math.min(run + 1, length) : 0;
        previous = value;
        return run == length;
    }
}
