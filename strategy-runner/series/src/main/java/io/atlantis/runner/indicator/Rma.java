package io.atlantis.runner.indicator;

import io.atlantis.runner.column.DoubleColumn;

/**
 * Wilder's smoothing (J. W. Wilder, "New Concepts in Technical Trading Systems", 1978): {@code rma = (rma[1] * (n - 1)
 * + x) / n}, begun with the mean of the first {@code n} numbers. Computed as {@code rma[1] + (x - rma[1]) * (1 / n)}: a value
 * waits for the one before it, and a division would make it wait three times as long. First value at the n-th number. It
 * is the smoothing inside {@link Rsi} and {@link Atr}.
 */
public final class Rma implements ColumnKernel {
    private final int length;
    private final double share;
    private int numbers;
    private double seed;
    private double average = Double.NaN;

    /**
     * @param length bars, from 1
     * @throws IllegalArgumentException if the length is out of range
     */
    public Rma(int length) {
        this.length = Lengths.require("rma", length);
        this.share = 1.0 / length;
    }

    private Rma(Rma other) {
        length = other.length;
        share = other.share;
        resume(other);
    }

    private void resume(Rma other) {
        numbers = other.numbers;
        seed = other.seed;
        average = other.average;
    }

    @Override
    public double update(double value) {
        if (!Double.isFinite(value)) {
            numbers = 0;
            seed = 0.0;
            average = Double.NaN;
        } else if (numbers == length) {
            average += (value - average) * share;
        } else {
            seed += value;
            numbers++;
            average = numbers == length ? seed / length : Double.NaN;
        }
        return average;
    }

    @Override
    public void advance(DoubleColumn values, int from, int to) {
        Rma own = new Rma(this);
        for (int bar = from; bar < to; bar++) {
            own.update(values.at(bar));
        }
        resume(own);
    }
}
