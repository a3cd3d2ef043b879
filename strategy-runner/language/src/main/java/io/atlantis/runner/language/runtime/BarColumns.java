package io.atlantis.runner.language.runtime;

import io.atlantis.runner.column.DoubleColumn;
import io.atlantis.runner.column.LongColumn;

/**
 * The bars a strategy reads, one column per field, indexed by bar number from 0. The engine owns and fills them: bar
 * {@code n} must be complete before {@code updateSeries(n)}. All columns have the same size.
 *
 * @param timeNs start of the bar in epoch nanoseconds
 */
public record BarColumns(
        DoubleColumn open,
        DoubleColumn high,
        DoubleColumn low,
        DoubleColumn close,
        DoubleColumn volume,
        LongColumn timeNs) {

    /** Number of bars the columns can hold; a program's own series columns get the same capacity. */
    public int capacity() {
        return close.size();
    }
}
