package io.atlantis.runner.indicator;

/**
 * True range as TA-Lib's TRANGE (Wilder 1978): the greatest of {@code high - low}, {@code |high - close[1]|} and {@code
 * |low - close[1]|}. NaN at the first bar, which has no close before it.
 */
public final class Tr {
    private double previousClose = Double.NaN;

    /**
     * Takes the next bar, oldest first.
     *
     * @return its true range, or NaN at the first bar and beside a hole
     */
    public double update(double high, double low, double close) {
        double range = Math.max(high - low, Math.max(Math.abs(high - previousClose), Math.abs(low - previousClose)));
        previousClose = close;
        return Double.isFinite(range) ? range : Double.NaN;
    }
}
