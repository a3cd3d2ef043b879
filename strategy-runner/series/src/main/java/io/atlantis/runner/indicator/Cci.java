package io.atlantis.runner.indicator;

/**
 * Commodity channel index as TA-Lib's CCI (D. Lambert, 1980): {@code (t - mean) / (0.015 * d)}, t the typical price
 * {@code (high + low + close) / 3} and d the mean of {@code |t - mean|} over the last {@code n} bars; 0 without
 * deviation. First value at the n-th bar. The deviation costs {@code n} steps per bar, as its mean moves.
 */
public final class Cci {
    private static final double LAMBERT = 0.015;

    private final Window window;
    private final CompensatedMean mean;

    /**
     * @param length bars, from 1
     * @throws IllegalArgumentException if the length is out of range
     */
    public Cci(int length) {
        window = new Window(Lengths.require("cci", length));
        mean = new CompensatedMean(length);
    }

    /**
     * Takes the next bar, oldest first.
     *
     * @return the index at that bar, or NaN while it warms up
     */
    public double update(double high, double low, double close) {
        double typical = (high + low + close) / 3.0;
        double average = mean.update(typical);
        if (!Double.isFinite(typical)) {
            window.clear();
            return Double.NaN;
        }
        window.push(typical);
        if (!window.isFull()) {
            return Double.NaN;
        }
        double scale = LAMBERT * meanDeviation(average);
        return scale == 0.0 ? 0.0 : (typical - average) / scale;
    }

    private double meanDeviation(double average) {
        double sum = 0.0;
        for (int i = 0; i < window.length(); i++) {
            sum += Math.abs(window.cell(i) - average);
        }
        return sum / window.length();
    }
}
