package io.atlantis.runner.indicator;

/**
 * Average directional index as TA-Lib's ADX (Wilder 1978): with +DI and -DI of the {@linkplain DirectionalMovement
 * directional movement}, {@code dx = 100 * |p - m| / (p + m)}, and the index is the {@link Rma} of dx, whose first value
 * stands at bar 2n. A bar without movement leaves the index as it was.
 */
public final class Adx {
    private final int length;
    private final DirectionalMovement movement;
    private double dxSum;
    private double average = Double.NaN;

    /**
     * @param length bars, from 1
     * @throws IllegalArgumentException if the length is out of range
     */
    public Adx(int length) {
        this.length = Lengths.require("adx", length);
        movement = new DirectionalMovement(length);
    }

    /**
     * Takes the next bar, oldest first.
     *
     * @return the index at that bar, or NaN while it warms up
     */
    public double update(double high, double low, double close) {
        if (!movement.update(high, low, close)) {
            dxSum = 0.0;
            average = Double.NaN;
        } else if (movement.moves() >= length) {
            average(directionalIndex());
        }
        return average;
    }

    /** dx of the bar, or NaN if nothing moved. */
    private double directionalIndex() {
        double p = movement.plusIndex();
        double m = movement.minusIndex();
        return Math.abs(p + m) < DirectionalMovement.ZERO ? Double.NaN : 100.0 * (Math.abs(m - p) / (p + m));
    }

    private void average(double dx) {
        int last = 2 * length - 1;
        if (movement.moves() <= last) {
            dxSum += Double.isNaN(dx) ? 0.0 : dx;
            average = movement.moves() == last ? dxSum / length : Double.NaN;
        } else if (!Double.isNaN(dx)) {
            average = (average * (length - 1) + dx) / length;
        }
    }
}
