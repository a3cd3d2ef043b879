package io.atlantis.runner.indicator;

/**
 * The mean of the last {@code n} numbers to the last bit or two, for what is built on a mean and tests it: a flow that is
 * zero, a share that is a hundred per cent. First value at the n-th number.
 *
 * <p>The sum rolls, with compensation, and is taken anew from the window whenever the count of numbers is a multiple of
 * {@code n}: so no rounding error outlives {@code 2n} bars however long the series is, at a constant cost per bar. {@link
 * Sma} is twice as fast and leaves the rounding of its rolling sum in.
 */
final class CompensatedMean {
    private final Window window;
    private final RunningSum sum = new RunningSum();
    /** Of the numbers since the last multiple of {@code n}. */
    private final RunningSum fresh = new RunningSum();

    /** @param length bars averaged, from 1, already checked */
    CompensatedMean(int length) {
        window = new Window(length);
    }

    /** Takes the next number; the mean, or NaN while it warms up. */
    double update(double value) {
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
