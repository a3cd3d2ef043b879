package io.atlantis.kernel.time;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** Event time: nanoseconds since 1970-01-01T00:00:00Z in a long, which reaches to the year 2262. */
public final class EpochNanos {

    /** Nanoseconds of a millisecond. */
    public static final long PER_MILLI = 1_000_000L;

    /** Nanoseconds of a second. */
    public static final long PER_SECOND = 1_000_000_000L;

    private EpochNanos() {}

    /**
     * @throws ArithmeticException for instants outside 1677..2262
     */
    public static long of(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), PER_SECOND), instant.getNano());
    }

    /** Now, by the given clock. */
    public static long now(Clock clock) {
        return of(clock.instant());
    }

    public static long ofMillis(long epochMillis) {
        return Math.multiplyExact(epochMillis, PER_MILLI);
    }

    public static long toMillis(long timeNs) {
        return Math.floorDiv(timeNs, PER_MILLI);
    }

    public static Instant toInstant(long timeNs) {
        return Instant.ofEpochSecond(Math.floorDiv(timeNs, PER_SECOND), Math.floorMod(timeNs, PER_SECOND));
    }

    /** ISO-8601 in UTC, such as {@code 2013-10-08T13:30:00Z}; digits of the fraction only as far as needed. */
    public static String format(long timeNs) {
        return DateTimeFormatter.ISO_INSTANT.format(toInstant(timeNs));
    }

    /**
     * Parses ISO-8601 with zone or offset ({@code 2013-10-08T13:30:00Z}) or a whole number of epoch milliseconds.
     *
     * @throws DateTimeException when the text is neither
     */
    public static long parse(String text) {
        if (!text.isEmpty() && text.chars().skip(text.charAt(0) == '-' ? 1 : 0).allMatch(c -> c >= '0' && c <= '9')) {
            try {
                return ofMillis(Long.parseLong(text));
            } catch (NumberFormatException | ArithmeticException e) {
                throw new DateTimeException("'" + text + "' is no time in epoch milliseconds", e);
            }
        }
        try {
            return of(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from));
        } catch (DateTimeException | ArithmeticException e) {
            throw new DateTimeException(
                    "'" + text + "' is no time: use ISO-8601 such as 2013-10-08T13:30:00Z or epoch milliseconds", e);
        }
    }
}
