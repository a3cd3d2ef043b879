package io.atlantis.runner.indicator;

/**
 * Simple moving average: {@code (x[0] + ... + x[n-1]) / n}, as TA-Lib's SMA. First value at the n-th number.
 *
 * <p>The numbers are summed as differences to an origin, a number of the recent past: {@code mean = origin + sum / n}.
 * The sum rolls; {@link Anchoring} says when origin and sum are taken anew from the window. So a rounding error is one of
 * the differences and not of the prices, it does not stay, and equal numbers have their own mean.
 */
public final class Sma implements UnaryKernel {
    private final double[] ring;
    private final Anchoring anchoring;
    private int next;
    private double origin;
    private double sum;

    /**
     * @param length bars averaged, from 1
     * @throws IllegalArgumentException if the length is out of range
     */
    public Sma(int length) {
        ring = new double[Lengths.require("sma", length)];
        anchoring = new Anchoring(length);
    }

    @Override
    public double update(double value) {
        if (!Double.isFinite(value)) {
            next = 0;
            anchoring.restart();
            return Double.NaN;
        }
        int cell = next;
        sum += value - ring[cell];
        ring[cell] = value;
        if (cell + 1 == ring.length) {
            next = 0;
            if (anchoring.isDue(Double.isFinite(sum))) {
                origin = value;
                sum = sumFrom(ring, value);
            }
        } else {
            next = cell + 1;
        }
        return anchoring.isFull() ? origin + sum / ring.length : Double.NaN;
    }

    /** Static and small, so that a kernel that stays inside a loop over a column is kept in registers. */
    private static double sumFrom(double[] ring, double origin) {
        double sum = 0.0;
        for (int i = 0; i < ring.length; i++) {
            sum += ring[i] - origin;
        }
        return sum;
    }
}
