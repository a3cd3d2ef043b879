package io.atlantis.runner.indicator;

/** Sum of all numbers so far, compensated. A hole counts nothing and gives NaN at its own bar alone. */
public final class Cum implements UnaryKernel {
    private final RunningSum sum = new RunningSum();

    @Override
    public double update(double value) {
        if (!Double.isFinite(value)) {
            return Double.NaN;
        }
        sum.add(value);
        return sum.value();
    }
}
