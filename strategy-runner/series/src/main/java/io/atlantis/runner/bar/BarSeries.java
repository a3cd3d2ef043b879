package io.atlantis.runner.bar;

import io.atlantis.runner.column.DoubleColumn;
import io.atlantis.runner.column.LongColumn;

/**
 * The bars of one symbol in one timeframe, oldest first, one column per field. Owns no memory: it is readable as long
 * as whoever made the columns keeps them. Safe for any number of reading threads.
 *
 * @param symbol the ticker
 * @param timeNs start of each bar in epoch nanoseconds, strictly ascending
 * @param volume in units of the instrument
 */
public record BarSeries(
        String symbol,
        LongColumn timeNs,
        DoubleColumn open,
        DoubleColumn high,
        DoubleColumn low,
        DoubleColumn close,
        DoubleColumn volume) {

    /** @throws IllegalArgumentException if the columns are not of one size */
    public BarSeries {
        requireSize("open", open, timeNs.size());
        requireSize("high", high, timeNs.size());
        requireSize("low", low, timeNs.size());
        requireSize("close", close, timeNs.size());
        requireSize("volume", volume, timeNs.size());
    }

    /** The number of bars. */
    public int size() {
        return timeNs.size();
    }

    /** A view, not a copy, of {@code length} bars from {@code from} on. */
    public BarSeries slice(int from, int length) {
        return new BarSeries(
                symbol,
                timeNs.slice(from, length),
                open.slice(from, length),
                high.slice(from, length),
                low.slice(from, length),
                close.slice(from, length),
                volume.slice(from, length));
    }

    private static void requireSize(String name, DoubleColumn column, int size) {
        if (column.size() != size) {
            throw new IllegalArgumentException("column " + name + " has " + column.size() + " values, timeNs has "
                    + size + ": give columns of one size");
        }
    }
}
