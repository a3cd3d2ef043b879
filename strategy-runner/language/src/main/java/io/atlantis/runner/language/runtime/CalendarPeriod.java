package io.atlantis.runner.language.runtime;

/**
 * Periods of the UTC calendar, each counted from the one that holds the epoch. Plain arithmetic on epoch nanoseconds, so
 * that no time zone of the machine can matter.
 */
public enum CalendarPeriod {
    MINUTE,
    HOUR,
    DAY,
    /** From Monday to Sunday, as ISO 8601 has it. */
    WEEK,
    MONTH,
    QUARTER,
    YEAR;

    private static final long NANOS_PER_MINUTE = 60_000_000_000L;
    private static final long NANOS_PER_HOUR = 60 * NANOS_PER_MINUTE;
    private static final long NANOS_PER_DAY = 24 * NANOS_PER_HOUR;

    /** The epoch was a Thursday: its week began three days before. */
    private static final int EPOCH_DAY_OF_WEEK = 3;

    private static final int MONTHS_PER_QUARTER = 3;
    private static final int MONTHS_PER_YEAR = 12;

    /** Number of the period that holds the time, epoch nanoseconds. */
    public long numberOf(long timeNs) {
        return switch (this) {
            case MINUTE -> Math.floorDiv(timeNs, NANOS_PER_MINUTE);
            case HOUR -> Math.floorDiv(timeNs, NANOS_PER_HOUR);
            case DAY -> day(timeNs);
            case WEEK -> Math.floorDiv(day(timeNs) + EPOCH_DAY_OF_WEEK, 7);
            case MONTH -> month(day(timeNs));
            case QUARTER -> Math.floorDiv(month(day(timeNs)), MONTHS_PER_QUARTER);
            case YEAR -> Math.floorDiv(month(day(timeNs)), MONTHS_PER_YEAR);
        };
    }

    private static long day(long timeNs) {
        return Math.floorDiv(timeNs, NANOS_PER_DAY);
    }

    /**
     * Months since January 1970. Counts in years that begin in March, whose leap day is their last one: H. Hinnant,
     * "chrono-Compatible Low-Level Date Algorithms", {@code civil_from_days}.
     */
    private static long month(long epochDay) {
        long day = epochDay + 719_468;
        long era = Math.floorDiv(day, 146_097L);
        long dayOfEra = day - era * 146_097;
        long yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long monthFromMarch = (5 * dayOfYear + 2) / 153;
        long monthsFromMarchOfYear0 = (era * 400 + yearOfEra) * MONTHS_PER_YEAR + monthFromMarch;
        return monthsFromMarchOfYear0 + 2 - 1970 * MONTHS_PER_YEAR;
    }
}
