package io.atlantis.runner.indicator;

/**
 * Wilder's smoothing (J. W. Wilder, "New Concepts in Technical Trading Systems", 1978): {@code rma = (rma[1] * (n - 1)
 * + x) / n}, begun with the mean of the first {@code n} numbers. First value at the n-th number. It is the smoothing
 * inside {@link Rsi} and {@link Atr}.
 */
public final class Rma implements UnaryKernel {
    private final Seed seed;
    private final int length;
    private double average = Double.NaN;

    /**
     * @param length bars, from 1
     * @throws IllegalArgumentException if the length is out of range
     */
    public Rma(int length) {
        this.length = Lengths.require("rma", length);
        seed = new Seed(length);
    }

    @Override
    public double update(double value) {
        if (!Double.isFinite(value)) {
            clear();
        } else if (seed.isComplete()) {
            average = (average * (length - 1) + value) / length;
        } else {
            average = seed.add(value);
        }
        return average;
    }

    void clear() {
        seed.clear();
        average = Double.NaN;
    }
}
