package io.atlantis.runner.language.runtime;

import io.atlantis.runner.column.LongColumn;

/** The language's {@code time}: epoch milliseconds, floored from the column's nanoseconds. */
public final class BarTime {
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private static final CalendarPeriod[] PERIODS = CalendarPeriod.values();

    private BarTime() {}

    /**
     * Whether the bar is the first one to start in its period, for any of the given ones; the very first bar is.
     *
     * @param periods a bit for each {@link CalendarPeriod}, by its ordinal
     */
    public static boolean begins(LongColumn timesNs, int bar, int periods) {
        if (bar == 0) {
            return true;
        }
        for (CalendarPeriod period : PERIODS) {
            boolean asked = (periods & (1 << period.ordinal())) != 0;
            if (asked && period.numberOf(timesNs.at(bar)) != period.numberOf(timesNs.at(bar - 1))) {
                return true;
            }
        }
        return false;
    }

    /** Start of the bar. */
    public static long at(LongColumn timesNs, int bar) {
        return Math.floorDiv(timesNs.at(bar), NANOS_PER_MILLI);
    }

    /** Start of the bar some bars before the given one; NaN before the first bar. */
    public static double past(LongColumn timesNs, int bar, int barsAgo) {
        return bar < barsAgo ? Double.NaN : at(timesNs, bar - barsAgo);
    }
}
