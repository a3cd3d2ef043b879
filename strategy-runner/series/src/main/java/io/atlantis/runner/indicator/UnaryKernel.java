package io.atlantis.runner.indicator;

/** A kernel with one input and one output per bar. For one series and one thread. */
public interface UnaryKernel {
    /**
     * Takes the next bar's value, oldest first.
     *
     * @return the indicator at that bar, or NaN while it warms up
     */
    double update(double value);
}
