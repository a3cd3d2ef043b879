package io.atlantis.runner.indicator;

/**
 * Relative strength index as TA-Lib's RSI (Wilder 1978): {@code 100 * g / (g + l)}, where g and l are the {@link Rma}
 * of the rises and of the falls from bar to bar. First value at number n + 1. A series without any movement gives 0, as
 * in TA-Lib.
 */
public final class Rsi implements UnaryKernel {
    /** Below this TA-Lib takes the sum of gains and losses for zero. */
    private static final double ZERO = 1e-14;

    private final Rma gain;
    private final Rma loss;
    private double previous = Double.NaN;

    /**
     * @param length bars, from 1
     * @throws IllegalArgumentException if the length is out of range
     */
    public Rsi(int length) {
        gain = new Rma(Lengths.require("rsi", length));
        loss = new Rma(length);
    }

    @Override
    public double update(double value) {
        double difference = value - previous;
        double change = Double.isFinite(difference) ? difference : Double.NaN;
        previous = value;
        double averageGain = gain.update(Math.max(change, 0.0));
        double averageLoss = loss.update(Math.max(-change, 0.0));
        double movement = averageGain + averageLoss;
        return Math.abs(movement) < ZERO ? 0.0 : 100.0 * (averageGain / movement);
    }
}
