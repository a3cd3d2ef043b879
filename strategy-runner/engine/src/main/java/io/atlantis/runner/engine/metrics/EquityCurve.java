package io.atlantis.runner.engine.metrics;

import io.atlantis.runner.column.LongColumnBuilder;

/**
 * Equity over time, oldest first, one point per distinct bar time. Written by one thread; immutable in effect once the
 * run has ended.
 */
public final class EquityCurve {
    private final LongColumnBuilder timesNs = new LongColumnBuilder();
    private final LongColumnBuilder valuesE8 = new LongColumnBuilder();

    /**
     * Adds a point.
     *
     * @param timeNs start of the bar, epoch nanoseconds
     * @param equityE8 equity at that bar's close
     */
    public void append(long timeNs, long equityE8) {
        timesNs.append(timeNs);
        valuesE8.append(equityE8);
    }

    /** The number of points. */
    public int size() {
        return timesNs.size();
    }

    /** Start of the bar of point {@code index}, epoch nanoseconds. */
    public long timeNs(int index) {
        return timesNs.at(index);
    }

    /** Equity at the close of that bar. */
    public long equityE8(int index) {
        return valuesE8.at(index);
    }
}
