package io.atlantis.runner.indicator;

/**
 * Weighted moving average as TA-Lib's WMA: {@code (n * x + (n-1) * x[1] + ... + 1 * x[n-1]) / (n * (n+1) / 2)}. First
 * value at the n-th number.
 *
 * <p>Both sums roll and are taken anew from the window at multiples of {@code n}, as in {@link Sma}: a rounding error
 * lives 2n bars at most.
 */
public final class Wma implements UnaryKernel {
    private final Window window;
    private final RunningSum sum = new RunningSum();
    private final RunningSum weighted = new RunningSum();
    private final double divisor;

    /**
     * @param length bars, from 1
     * @throws IllegalArgumentException if the length is out of range
     */
    public Wma(int length) {
        window = new Window(Lengths.require("wma", length));
        divisor = length * (length + 1.0) / 2.0;
    }

    @Override
    public double update(double value) {
        if (!Double.isFinite(value)) {
            return restart();
        }
        double evicted = window.push(value);
        if (window.wrapped()) {
            anchor();
        } else if (window.isFull()) {
            roll(value, evicted);
        }
        return window.isFull() ? weighted.value() / divisor : Double.NaN;
    }

    private void roll(double value, double evicted) {
        weighted.add(-sum.value());
        weighted.add(window.length() * value);
        sum.add(value);
        sum.add(-evicted);
    }

    private void anchor() {
        sum.clear();
        weighted.clear();
        for (int i = 0; i < window.length(); i++) {
            sum.add(window.cell(i));
            weighted.add((i + 1) * window.cell(i));
        }
    }

    private double restart() {
        window.clear();
        return Double.NaN;
    }
}
