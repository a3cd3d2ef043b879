package io.atlantis.simulator.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;

/** Units of aggregate windows. Windows of several units are aligned to the epoch, those of months to year 0, all in UTC. */
enum Timespan {
    SECOND(1_000),
    MINUTE(60_000),
    HOUR(3_600_000),
    DAY(86_400_000),
    WEEK(7 * 86_400_000L),
    MONTH(1, true),
    QUARTER(3, true),
    YEAR(12, true);

    private static final int MONTHS_PER_YEAR = 12;
    /** The epoch was a Thursday; the vendor's weeks start on Sunday, four days before it. */
    private static final long FIRST_SUNDAY_MS = -4 * 86_400_000L;

    private final long units;
    private final boolean calendar;

    Timespan(long lengthMs) {
        this(lengthMs, false);
    }

    Timespan(long units, boolean calendar) {
        this.units = units;
        this.calendar = calendar;
    }

    static Timespan of(String name) {
        for (Timespan timespan : values()) {
            if (timespan.name().toLowerCase(Locale.ROOT).equals(name)) {
                return timespan;
            }
        }
        throw RestError.badRequest(
                "timespan '" + name + "' is unknown: use second, minute, hour, day, week, month, quarter or year");
    }

    /** Start of the window of {@code multiplier} units that holds a time, epoch milliseconds. */
    long floorMs(long timeMs, int multiplier) {
        if (calendar) {
            return startOfMonthMs(Math.floorDiv(monthOf(timeMs), months(multiplier)) * months(multiplier));
        }
        long origin = this == WEEK ? FIRST_SUNDAY_MS : 0;
        return timeMs - Math.floorMod(timeMs - origin, units * multiplier);
    }

    /** Start of the window after the one that starts at {@code startMs}. */
    long nextMs(long startMs, int multiplier) {
        return calendar ? startOfMonthMs(monthOf(startMs) + months(multiplier)) : startMs + units * multiplier;
    }

    private long months(int multiplier) {
        return units * multiplier;
    }

    private static long monthOf(long timeMs) {
        LocalDate date = LocalDate.ofInstant(Instant.ofEpochMilli(timeMs), ZoneOffset.UTC);
        return (long) date.getYear() * MONTHS_PER_YEAR + date.getMonthValue() - 1;
    }

    private static long startOfMonthMs(long month) {
        int year = (int) Math.floorDiv(month, MONTHS_PER_YEAR);
        return YearMonth.of(year, Math.floorMod(month, MONTHS_PER_YEAR) + 1)
                .atDay(1)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC)
                .toEpochMilli();
    }
}
