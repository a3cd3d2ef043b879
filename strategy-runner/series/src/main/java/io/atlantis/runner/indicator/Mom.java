package io.atlantis.runner.indicator;

/** Momentum, the difference to {@code n} bars ago: {@code x - x[n]}, as TA-Lib's MOM. First value at number n + 1. */
public final class Mom implements UnaryKernel {
    private final Window past;

    /**
     * @param length bars, from 1
     * @throws IllegalArgumentException if the length is out of range
     */
    public Mom(int length) {
        past = new Window(Lengths.require("mom", length));
    }

    @Override
    public double update(double value) {
        if (!Double.isFinite(value)) {
            past.clear();
            return Double.NaN;
        }
        boolean known = past.isFull();
        double before = past.push(value);
        return known ? value - before : Double.NaN;
    }
}
