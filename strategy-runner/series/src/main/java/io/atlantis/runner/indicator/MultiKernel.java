package io.atlantis.runner.indicator;

/**
 * A kernel with several outputs per bar. Its {@code update} takes one bar's values, oldest first; the outputs are of
 * that bar and stand until the next. For one series and one thread.
 */
public interface MultiKernel {
    /** How many outputs there are. */
    int outputs();

    /**
     * An output of the latest bar, or NaN while it warms up.
     *
     * @param index from 0
     * @throws IndexOutOfBoundsException if there is no such output
     */
    double output(int index);
}
