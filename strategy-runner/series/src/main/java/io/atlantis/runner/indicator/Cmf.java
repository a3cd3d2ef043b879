package io.atlantis.runner.indicator;

/**
 * Chaikin's money flow (M. Chaikin): the sum of the {@linkplain MoneyFlow money flow} of the last {@code n} bars over
 * the sum of their volume, from -1 to 1; 0 while nothing is traded. First value at the n-th bar.
 */
public final class Cmf {
    private final CompensatedMean flows;
    private final CompensatedMean volumes;

    /**
     * @param length bars, from 1
     * @throws IllegalArgumentException if the length is out of range
     */
    public Cmf(int length) {
        flows = new CompensatedMean(Lengths.require("cmf", length));
        volumes = new CompensatedMean(length);
    }

    /**
     * Takes the next bar, oldest first.
     *
     * @return the money flow at that bar, or NaN while it warms up
     */
    public double update(double high, double low, double close, double volume) {
        double flow = MoneyFlow.of(high, low, close, volume);
        boolean hole = !Double.isFinite(flow);
        double average = flows.update(hole ? Double.NaN : flow);
        double traded = volumes.update(hole ? Double.NaN : volume);
        return traded == 0.0 ? 0.0 : average / traded;
    }
}
