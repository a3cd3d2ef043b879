package io.atlantis.runner.indicator;

/**
 * Simple moving average: {@code (x[0] + ... + x[n-1]) / n}, as TA-Lib's SMA. First value at the n-th number.
 *
 * <p>The sum rolls, with compensation, and is taken anew from the window whenever the count of numbers is a multiple of
 * {@code n}: so no rounding error outlives {@code 2n} bars however long the series is, at a constant cost per bar.
 */
public final class Sma implements UnaryKernel {
    private final Window window;
    private final RunningSum sum = new RunningSum();
    /** Of the numbers since the last multiple of {@code n}. */
    private final RunningSum fresh = new RunningSum();

    /**
     * @param length bars averaged, from 1
     * @throws IllegalArgumentException if the length is out of range
     */
    public Sma(int length) {
        window = new Window(Lengths.require("sma", length));
    }

    @Override
    public double update(double value) {
        if (!Double.isFinite(value)) {
            return restart();
        }
        double evicted = window.push(value);
        fresh.add(value);
        if (window.wrapped()) {
            sum.set(fresh);
            fresh.clear();
        } else {
            sum.add(value);
            sum.add(-evicted);
        }
        return window.isFull() ? sum.value() / window.length() : Double.NaN;
    }

    private double restart() {
        window.clear();
        sum.clear();
        fresh.clear();
        return Double.NaN;
    }
}
