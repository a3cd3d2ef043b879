package io.atlantis.runner.indicator;

import io.atlantis.runner.column.DoubleColumn;

/**
 * A kernel that also goes over a whole column in one call. It does so on a copy of its state that nothing else can see: the
 * JVM then keeps the state in registers, where {@link #update} called bar by bar loads and stores all of it.
 */
public interface ColumnKernel extends UnaryKernel {
    /**
     * Takes the values of bars, oldest first, without giving the indicator at them: the state is afterwards, bit for bit,
     * as if {@link #update} had been called for each.
     *
     * @param values one for each bar
     * @param from the next bar
     * @param to the bar behind the last
     */
    void advance(DoubleColumn values, int from, int to);
}
