package io.atlantis.runner.indicator;

import io.atlantis.runner.column.DoubleColumn;

/**
 * Simple moving average: {@code (x[0] + ... + x[n-1]) / n}, as TA-Lib's SMA. First value at the n-th number.
 *
 * <p>The numbers are summed as differences to an origin, a number of the recent past: {@code mean = origin + sum / n}.
 * The sum rolls, and after each {@code n} numbers, counted from the first or the last hole, it is replaced by one that has been
 * begun {@code n} numbers ago, with the first of them as its origin. So a rounding error is one of the differences and not of
 * the prices, it lives for {@code 2n} bars at most, a sum that has left the doubles comes back, and equal numbers have their
 * own mean.
 */
public final class Sma implements ColumnKernel {
    private final double[] ring;
    private int next;
    private double origin;
    /** NaN before the first full window, and so is the mean. */
    private double sum = Double.NaN;

    private double nextOrigin;
    private double nextSum;

    /**
     * @param length bars averaged, from 1
     * @throws IllegalArgumentException if the length is out of range
     */
    public Sma(int length) {
        ring = new double[Lengths.require("sma", length)];
    }

    private Sma(Sma other) {
        ring = other.ring;
        resume(other);
    }

    private void resume(Sma other) {
        next = other.next;
        origin = other.origin;
        sum = other.sum;
        nextOrigin = other.nextOrigin;
        nextSum = other.nextSum;
    }

    private void restart() {
        next = 0;
        sum = Double.NaN;
    }

    @Override
    public double update(double value) {
        if (!Double.isFinite(value)) {
            restart();
            return Double.NaN;
        }
        if (next == 0) {
            nextOrigin = value;
            nextSum = 0.0;
        }
        sum += value - ring[next];
        nextSum += value - nextOrigin;
        ring[next] = value;
        next++;
        if (next == ring.length) {
            next = 0;
            origin = nextOrigin;
            sum = nextSum;
        }
        return origin + sum / ring.length;
    }

    /**
     * Begins one window before the last full one: what stands further back leaves no trace but its count, from the last hole
     * on.
     */
    @Override
    public void advance(DoubleColumn values, int from, int to) {
        int first = behindLastHole(values, from, to);
        Sma own = new Sma(this);
        if (first > from) {
            own.restart();
        }
        int length = ring.length;
        int windows = (own.next + to - first) / length;
        if (windows > 1) {
            first += (windows - 1) * length - own.next;
            own.restart();
        }
        for (int bar = first; bar < to; bar++) {
            own.update(values.at(bar));
        }
        resume(own);
    }

    private static int behindLastHole(DoubleColumn values, int from, int to) {
        int first = from;
        for (int bar = from; bar < to; bar++) {
            if (!Double.isFinite(values.at(bar))) {
                first = bar + 1;
            }
        }
        return first;
    }
}
