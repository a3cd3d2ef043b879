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

    /**
     * One of the columns.
     *
     * @param number 0 open, 1 high, 2 low, 3 close, 4 volume
     */
    DoubleColumn field(int number) {
        return switch (number) {
            case 0 -> open;
            case 1 -> high;
            case 2 -> low;
            case 3 -> close;
            case 4 -> volume;
            default -> throw new IndexOutOfBoundsException(number);
        };
    }

    /** Number of bars the columns can hold; a program's own series columns get the same capacity. */
    public int capacity() {
        return close.size();
    }
}
