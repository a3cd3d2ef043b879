package io.atlantis.runner.indicator;

/**
 * Rate of change in percent: {@code (x / x[n] - 1) * 100}, as TA-Lib's ROC; 0 where {@code x[n]} is 0. First value at
 * number n + 1.
 */
public final class Roc implements UnaryKernel {
    private final Window past;

    /**
     * @param length bars, from 1
     * @throws IllegalArgumentException if the length is out of range
     */
    public Roc(int length) {
        past = new Window(Lengths.require("roc", length));
    }

    @Override
    public double update(double value) {
        if (!Double.isFinite(value)) {
            past.clear();
            return Double.NaN;
        }
        boolean known = past.isFull();
        double before = past.push(value);
        if (!known) {
            return Double.NaN;
        }
        return before == 0.0 ? 0.0 : (value / before - 1.0) * 100.0;
    }
}
