package io.atlantis.runner.indicator;

/**
 * Relative strength index as TA-Lib's RSI (Wilder 1978): {@code 100 * g / (g + l)}, where g and l are the {@link Rma}
 * of the rises and of the falls from bar to bar. First value at number n + 1. A series without any movement gives 0, as
 * in TA-Lib.
 */
public final class Rsi implements UnaryKernel {
    /** Below this TA-Lib takes the sum of gains and losses for zero. */
    private static final double ZERO = 1e-14;

    private final int length;
    private final double share;
    private int numbers;
    private double gain;
    private double loss;
    private double previous = Double.NaN;

    /**
     * @param length bars, from 1
     * @throws IllegalArgumentException if the length is out of range
     */
    public Rsi(int length) {
        this.length = Lengths.require("rsi", length);
        this.share = 1.0 / length;
    }

    @Override
    public double update(double value) {
        double change = value - previous;
        previous = value;
        if (!Double.isFinite(change)) {
            numbers = 0;
            gain = 0.0;
            loss = 0.0;
            return Double.NaN;
        }
        double rise = Math.max(change, 0.0);
        double fall = Math.max(-change, 0.0);
        // both averages are Rma's, in one place: they begin, go on and end together
        if (numbers == length) {
            gain += (rise - gain) * share;
            loss += (fall - loss) * share;
        } else {
            gain += rise;
            loss += fall;
            numbers++;
            if (numbers < length) {
                return Double.NaN;
            }
            gain /= length;
            loss /= length;
        }
        return index();
    }

    private double index() {
        double movement = gain + loss;
        return Math.abs(movement) < ZERO ? 0.0 : 100.0 * (gain / movement);
    }
}
