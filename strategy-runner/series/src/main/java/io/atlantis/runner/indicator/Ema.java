package io.atlantis.runner.indicator;

import io.atlantis.runner.column.DoubleColumn;

/**
 * Exponential moving average as TA-Lib's EMA: {@code ema = (x - ema[1]) * 2 / (n + 1) + ema[1]}, begun with the mean of
 * the first {@code n} numbers. First value at the n-th number.
 */
public final class Ema implements ColumnKernel {
    private final int length;
    private final double weight;
    private int numbers;
    private double seed;
    private double average = Double.NaN;

    /**
     * @param length bars, from 1
     * @throws IllegalArgumentException if the length is out of range
     */
    public Ema(int length) {
        this.length = Lengths.require("ema", length);
        weight = 2.0 / (length + 1);
    }

    private Ema(Ema other) {
        length = other.length;
        weight = other.weight;
        resume(other);
    }

    private void resume(Ema other) {
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
            average = (value - average) * weight + average;
        } else {
            seed += value;
            numbers++;
            average = numbers == length ? seed / length : Double.NaN;
        }
        return average;
    }

    @Override
    public void advance(DoubleColumn values, int from, int to) {
        Ema own = new Ema(this);
        for (int bar = from; bar < to; bar++) {
            own.update(values.at(bar));
        }
        resume(own);
    }
}
