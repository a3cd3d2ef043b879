package io.atlantis.runner.indicator;

/**
 * Triple exponential moving average as TA-Lib's TEMA (P. Mulloy, 1994): {@code 3 * e1 - 3 * e2 + e3}, each e the {@link
 * Ema} of the one before it. First value at number 3n - 2.
 */
public final class Tema implements UnaryKernel {
    private final Ema first;
    private final Ema second;
    private final Ema third;

    /**
     * @param length bars, from 1
     * @throws IllegalArgumentException if the length is out of range
     */
    public Tema(int length) {
        first = new Ema(Lengths.require("tema", length));
        second = new Ema(length);
        third = new Ema(length);
    }

    @Override
    public double update(double value) {
        double e1 = first.update(value);
        double e2 = second.update(e1);
        double e3 = third.update(e2);
        return 3.0 * e1 - 3.0 * e2 + e3;
    }
}
