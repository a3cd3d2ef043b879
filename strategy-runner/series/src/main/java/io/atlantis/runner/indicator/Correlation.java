package io.atlantis.runner.indicator;

/**
 * Pearson's coefficient of correlation of the last {@code n} pairs, as TA-Lib's CORREL: {@code sum((a - ma) * (b - mb))
 * / sqrt(sum((a - ma)^2) * sum((b - mb)^2))}, ma and mb the means; 0 where one of the series does not move. First value
 * at the n-th pair. It is computed from the whole window at each bar, {@code n} steps, so that nothing cancels and no
 * error stays.
 */
public final class Correlation {
    private final Window first;
    private final Window second;

    /**
     * @param length bars, from 1
     * @throws IllegalArgumentException if the length is out of range
     */
    public Correlation(int length) {
        first = new Window(Lengths.require("correlation", length));
        second = new Window(length);
    }

    /**
     * Takes the next bar's values, oldest first.
     *
     * @return the coefficient at that bar, from -1 to 1, or NaN while it warms up
     */
    public double update(double a, double b) {
        if (!Double.isFinite(a) || !Double.isFinite(b)) {
            first.clear();
            second.clear();
            return Double.NaN;
        }
        first.push(a);
        second.push(b);
        return first.isFull() ? coefficient(mean(first), mean(second)) : Double.NaN;
    }

    private double coefficient(double meanA, double meanB) {
        double squaresA = 0.0;
        double squaresB = 0.0;
        double products = 0.0;
        for (int i = 0; i < first.length(); i++) {
            double a = first.cell(i) - meanA;
            double b = second.cell(i) - meanB;
            squaresA += a * a;
            squaresB += b * b;
            products += a * b;
        }
        double scale = Math.sqrt(squaresA) * Math.sqrt(squaresB);
        if (scale == 0.0) {
            return 0.0;
        }
        // rounding may lead a hair beyond 1; squares that overflow leave no answer
        return Double.isFinite(scale) ? Math.max(-1.0, Math.min(1.0, products / scale)) : Double.NaN;
    }

    /** From the first cell as origin: the mean of equal numbers is that number, without rounding. */
    private static double mean(Window window) {
        double origin = window.cell(0);
        double sum = 0.0;
        for (int i = 1; i < window.length(); i++) {
            sum += window.cell(i) - origin;
        }
        return origin + sum / window.length();
    }
}
