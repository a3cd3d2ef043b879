package io.atlantis.runner.indicator;

/**
 * Hull moving average (A. Hull, 2005): the {@link Wma} over {@code sqrt(n)} bars, floored, of {@code 2 * wma(n / 2) -
 * wma(n)}, the half floored. First value at number {@code n + sqrt(n) - 1}.
 */
public final class Hma implements UnaryKernel {
    private final Wma half;
    private final Wma whole;
    private final Wma smooth;

    /**
     * @param length bars, from 1
     * @throws IllegalArgumentException if the length is out of range
     */
    public Hma(int length) {
        whole = new Wma(Lengths.require("hma", length));
        half = new Wma(Math.max(1, length / 2));
        smooth = new Wma((int) Math.sqrt(length));
    }

    @Override
    public double update(double value) {
        double ahead = 2.0 * half.update(value) - whole.update(value);
        return smooth.update(ahead);
    }
}
