package io.atlantis.runner.indicator;

/**
 * Percent of the {@code n} numbers before that are not above the present one. First value at number n + 1. All of the
 * window is compared at each bar, {@code n} steps.
 */
public final class PercentRank implements UnaryKernel {
    private final Window past;

    /**
     * @param length bars, from 1
     * @throws IllegalArgumentException if the length is out of range
     */
    public PercentRank(int length) {
        past = new Window(Lengths.require("percentrank", length));
    }

    @Override
    public double update(double value) {
        if (!Double.isFinite(value)) {
            past.clear();
            return Double.NaN;
        }
        double rank = past.isFull() ? 100.0 * notAbove(value) / past.length() : Double.NaN;
        past.push(value);
        return rank;
    }

    private int notAbove(double value) {
        int count = 0;
        for (int i = 0; i < past.length(); i++) {
            if (past.cell(i) <= value) {
                count++;
            }
        }
        return count;
    }
}
