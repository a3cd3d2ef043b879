package io.atlantis.runner.indicator;

/**
 * Population variance of the last {@code n} numbers, as TA-Lib's VAR: the mean of {@code (x - mean)^2}. First value at
 * the n-th number.
 *
 * <p>The sums are of differences to an anchor near the mean, so that they don't cancel; anchor and sums are taken anew
 * from the window at multiples of {@code n}, as in {@link Sma}: a rounding error lives 2n bars at most.
 */
public final class Variance implements UnaryKernel {
    private final Window window;
    private final RunningSum sum = new RunningSum();
    private final RunningSum squares = new RunningSum();
    private double anchor;

    /**
     * @param length bars, from 1
     * @throws IllegalArgumentException if the length is out of range
     */
    public Variance(int length) {
        window = new Window(Lengths.require("variance", length));
    }

    @Override
    public double update(double value) {
        if (!Double.isFinite(value)) {
            window.clear();
            return Double.NaN;
        }
        double evicted = window.push(value);
        if (window.wrapped()) {
            anchor();
        } else if (window.isFull()) {
            roll(value - anchor, evicted - anchor);
        }
        return window.isFull() ? variance() : Double.NaN;
    }

    private void roll(double entering, double leaving) {
        sum.add(entering);
        sum.add(-leaving);
        squares.add(entering * entering);
        squares.add(-(leaving * leaving));
    }

    private double variance() {
        double offset = sum.value() / window.length();
        return Math.max(0.0, squares.value() / window.length() - offset * offset);
    }

    private void anchor() {
        anchor = mean();
        sum.clear();
        squares.clear();
        for (int i = 0; i < window.length(); i++) {
            double difference = window.cell(i) - anchor;
            sum.add(difference);
            squares.add(difference * difference);
        }
    }

    private double mean() {
        sum.clear();
        for (int i = 0; i < window.length(); i++) {
            sum.add(window.cell(i));
        }
        return sum.value() / window.length();
    }
}
