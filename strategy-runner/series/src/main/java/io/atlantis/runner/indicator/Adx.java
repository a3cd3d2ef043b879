package io.atlantis.runner.indicator;

/**
 * Average directional index as TA-Lib's ADX (Wilder 1978). With +DM the rise of the high where it is positive and
 * greater than the fall of the low, -DM the reverse, and each of +DM, -DM and {@link Tr} smoothed by Wilder's sum
 * {@code s = s[1] - s[1] / n + x}: {@code dx = 100 * |p - m| / (p + m)}, and the index is the {@link Rma} of dx. The
 * sums begin with n - 1 bars, so that the first value stands at bar 2n. A bar without movement leaves the index as it
 * was.
 */
public final class Adx {
    private static final double ZERO = 1e-14;

    private final int length;
    private final Tr trueRange = new Tr();
    private double previousHigh = Double.NaN;
    private double previousLow = Double.NaN;
    private double plus;
    private double minus;
    private double range;
    private double dxSum;
    private double average = Double.NaN;
    private int moves;

    /**
     * @param length bars, from 1
     * @throws IllegalArgumentException if the length is out of range
     */
    public Adx(int length) {
        this.length = Lengths.require("adx", length);
    }

    /**
     * Takes the next bar, oldest first.
     *
     * @return the index at that bar, or NaN while it warms up
     */
    public double update(double high, double low, double close) {
        double rise = high - previousHigh;
        double fall = previousLow - low;
        double barRange = trueRange.update(high, low, close);
        previousHigh = high;
        previousLow = low;
        if (!Double.isFinite(rise + fall + barRange)) {
            return restart();
        }
        moves++;
        boolean seeding = moves < length;
        plus = smooth(plus, rise > 0.0 && rise > fall ? rise : 0.0, seeding);
        minus = smooth(minus, fall > 0.0 && fall > rise ? fall : 0.0, seeding);
        range = smooth(range, barRange, seeding);
        return seeding ? Double.NaN : average(directionalIndex());
    }

    private double smooth(double sum, double value, boolean seeding) {
        return (seeding ? sum : sum - sum / length) + value;
    }

    /** dx of the bar, or NaN if nothing moved. */
    private double directionalIndex() {
        double p = 100.0 * (plus / range);
        double m = 100.0 * (minus / range);
        return Math.abs(range) < ZERO || Math.abs(p + m) < ZERO ? Double.NaN : 100.0 * (Math.abs(m - p) / (p + m));
    }

    private double average(double dx) {
        int last = 2 * length - 1;
        if (moves <= last) {
            dxSum += Double.isNaN(dx) ? 0.0 : dx;
            average = moves == last ? dxSum / length : Double.NaN;
        } else if (!Double.isNaN(dx)) {
            average = (average * (length - 1) + dx) / length;
        }
        return average;
    }

    private double restart() {
        plus = 0.0;
        minus = 0.0;
        range = 0.0;
        dxSum = 0.0;
        moves = 0;
        average = Double.NaN;
        return Double.NaN;
    }
}
