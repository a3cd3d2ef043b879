package io.atlantis.runner.indicator;

/**
 * Money flow index as TA-Lib's MFI (G. Quong, A. Soudack, 1989): {@code 100 * p / (p + m)}, p and m the sums over the
 * last {@code n} bars of typical price times volume where the typical price rose and where it fell; 0 where both
 * together are below 1, as in TA-Lib. First value at bar n + 1.
 */
public final class Mfi {
    private static final double LEAST_FLOW = 1.0;

    private final CompensatedMean rising;
    private final CompensatedMean falling;
    private final int length;
    private double previous = Double.NaN;

    /**
     * @param length bars, from 1
     * @throws IllegalArgumentException if the length is out of range
     */
    public Mfi(int length) {
        this.length = Lengths.require("mfi", length);
        rising = new CompensatedMean(length);
        falling = new CompensatedMean(length);
    }

    /**
     * Takes the next bar, oldest first.
     *
     * @return the index at that bar, or NaN while it warms up
     */
    public double update(double high, double low, double close, double volume) {
        double typical = (high + low + close) / 3.0;
        double change = typical - previous;
        double flow = typical * volume;
        previous = typical;
        if (!Double.isFinite(change + flow)) {
            rising.update(Double.NaN);
            falling.update(Double.NaN);
            return Double.NaN;
        }
        double up = rising.update(change > 0.0 ? flow : 0.0);
        double down = falling.update(change < 0.0 ? flow : 0.0);
        double both = up + down;
        return both * length < LEAST_FLOW ? 0.0 : 100.0 * (up / both);
    }
}
