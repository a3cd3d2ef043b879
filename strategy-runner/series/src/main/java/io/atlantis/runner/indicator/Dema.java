package io.atlantis.runner.indicator;

/**
 * Double exponential moving average as TA-Lib's DEMA (P. Mulloy, 1994): {@code 2 * e1 - e2}, e1 the {@link Ema} of the
 * series and e2 that of e1. First value at number 2n - 1.
 */
public final class Dema implements UnaryKernel {
    private final Ema first;
    private final Ema second;

    /**
     * @param length bars, from 1
     * @throws IllegalArgumentException if the length is out of range
     */
    public Dema(int length) {
        first = new Ema(Lengths.require("dema", length));
        second = new Ema(length);
    }

    @Override
    public double update(double value) {
        double e1 = first.update(value);
        double e2 = second.update(e1);
        return 2.0 * e1 - e2;
    }
}
