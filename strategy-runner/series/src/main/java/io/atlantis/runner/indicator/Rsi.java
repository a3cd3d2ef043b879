package io.atlantis.runner.indicator;

import io.atlantis.runner.column.DoubleColumn;

/**
 * Relative strength index as TA-Lib's RSI (Wilder 1978): {@code 100 * g / (g + l)}, where g and l are Wilder's averages
 * of the rises and of the falls from bar to bar: those of {@link Rma} but for the last bits, as {@code g = g[1] * (1 - 1 / n)
 * + rise / n} waits shorter for {@code g[1]}. First value at number n + 1. A series without any movement gives 0, as in
 * TA-Lib.
 */
public final class Rsi implements ColumnKernel {
    /** Below this TA-Lib takes the sum of gains and losses for zero. */
    private static final double ZERO = 1e-14;

    private final int length;
    private final double share;
    private final double keep;
    private int numbers;
    private double gain;
    private double loss;
    private double previous = Double.NaN;

    /**
     * @param length bars, from 1
     * @throws IllegalArgumentException if the length is out of range
     */
    public Rsi(int length) {
        this.length = Lengths.require("rsi", length);
        this.share = 1.0 / length;
        this.keep = 1.0 - share;
    }

    private Rsi(Rsi other) {
        length = other.length;
        share = other.share;
        keep = other.keep;
        resume(other);
    }

    private void resume(Rsi other) {
        numbers = other.numbers;
        gain = other.gain;
        loss = other.loss;
        previous = other.previous;
    }

    @Override
    public double update(double value) {
        return take(value) ? index() : Double.NaN;
    }

    /** Takes the next number; says whether there is an index. */
    private boolean take(double value) {
        double change = value - previous;
        previous = value;
        if (!Double.isFinite(change)) {
            numbers = 0;
            gain = 0.0;
            loss = 0.0;
            return false;
        }
        // max(change, 0) and max(-change, 0), which take the JVM more than twice as long
        double half = 0.5 * change;
        double rise = half + Math.abs(half);
        double fall = rise - change;
        // both averages in one place: they begin, go on and end together
        if (numbers == length) {
            gain = Math.fma(gain, keep, rise * share);
            loss = Math.fma(loss, keep, fall * share);
        } else {
            gain += rise;
            loss += fall;
            numbers++;
            if (numbers < length) {
                return false;
            }
            gain /= length;
            loss /= length;
        }
        return true;
    }

    private double index() {
        double movement = gain + loss;
        return movement < ZERO ? 0.0 : 100.0 * (gain / movement);
    }

    @Override
    public void advance(DoubleColumn values, int from, int to) {
        Rsi own = new Rsi(this);
        for (int bar = from; bar < to; bar++) {
            own.take(values.at(bar));
        }
        resume(own);
    }
}
