package io.atlantis.runner.language.runtime;

import io.atlantis.runner.column.LongColumn;

/** The language's {@code time}: epoch milliseconds, floored from the column's nanoseconds. */
public final class BarTime {
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private BarTime() {}

    /** Start of the bar. */
    public static long at(LongColumn timesNs, int bar) {
        return Math.floorDiv(timesNs.at(bar), NANOS_PER_MILLI);
    }

    /** Start of the bar some bars before the given one; NaN before the first bar. */
    public static double past(LongColumn timesNs, int bar, int barsAgo) {
        return bar < barsAgo ? Double.NaN : at(timesNs, bar - barsAgo);
    }
}
