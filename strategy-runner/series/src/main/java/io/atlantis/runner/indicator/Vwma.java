package io.atlantis.runner.indicator;

/**
 * Volume-weighted moving average: {@code sma(x * volume) / sma(volume)} over {@code n} bars (B. Dormeier, "Investing
 * with Volume Analysis", 2011). NaN while nothing is traded in the window. First value at the n-th bar.
 */
public final class Vwma {
    private final CompensatedMean turnover;
    private final CompensatedMean traded;

    /**
     * @param length bars, from 1
     * @throws IllegalArgumentException if the length is out of range
     */
    public Vwma(int length) {
        turnover = new CompensatedMean(Lengths.require("vwma", length));
        traded = new CompensatedMean(length);
    }

    /**
     * Takes the next bar, oldest first.
     *
     * @return the average at that bar, or NaN while it warms up
     */
    public double update(double value, double volume) {
        double product = value * volume;
        boolean hole = !Double.isFinite(product) || !Double.isFinite(volume);
        double money = turnover.update(hole ? Double.NaN : product);
        double weight = traded.update(hole ? Double.NaN : volume);
        return weight == 0.0 ? Double.NaN : money / weight;
    }
}
