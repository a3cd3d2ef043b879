package io.atlantis.runner.indicator;

/**
 * Number of bars since a condition last held: 0 at a bar where it does, NaN before it did for the first time. A
 * condition that is a hole does not hold.
 */
public final class BarsSince implements UnaryKernel {
    private double bars = Double.NaN;

    @Override
    public double update(double condition) {
        bars = Conditions.holds(condition) ? 0.0 : bars + 1.0;
        return bars;
    }
}
