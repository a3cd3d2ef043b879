package io.atlantis.kernel.market;

import io.atlantis.kernel.sbe.TimeframeCode;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Length of a bar or candle. Buckets are aligned to the epoch in UTC and named by their start; each timeframe is a
 * whole multiple of the one before it, so that candles roll up without remainder.
 */
public enum Timeframe {
    S1("1s", 1, TimeframeCode.S1),
    M1("1m", 60, TimeframeCode.M1),
    M5("5m", 300, TimeframeCode.M5),
    M15("15m", 900, TimeframeCode.M15),
    H1("1h", 3_600, TimeframeCode.H1),
    H4("4h", 14_400, TimeframeCode.H4),
    D1("1d", 86_400, TimeframeCode.D1);

    private static final Timeframe[] VALUES = values();
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final String code;
    private final long lengthNs;
    private final TimeframeCode sbe;

    Timeframe(String code, long seconds, TimeframeCode sbe) {
        this.code = code;
        this.lengthNs = seconds * NANOS_PER_SECOND;
        this.sbe = sbe;
    }

    /** The name people and programs use: {@code 1s 1m 5m 15m 1h 4h 1d}. */
    public String code() {
        return code;
    }

    /** Length in nanoseconds. */
    public long lengthNs() {
        return lengthNs;
    }

    /** Length as a duration. */
    public Duration length() {
        return Duration.ofNanos(lengthNs);
    }

    /** The code in SBE records. */
    public TimeframeCode sbe() {
        return sbe;
    }

    /**
     * Start of the bucket that holds an instant.
     *
     * @param timeNs epoch nanoseconds, also before 1970
     * @return epoch nanoseconds
     */
    public long bucketStartNs(long timeNs) {
        return timeNs - Math.floorMod(timeNs, lengthNs);
    }

    /** The next smaller timeframe, from whose candles this one rolls up; empty for one second. */
    public Optional<Timeframe> smaller() {
        return ordinal() == 0 ? Optional.empty() : Optional.of(VALUES[ordinal() - 1]);
    }

    /** The next larger timeframe; empty for one day. */
    public Optional<Timeframe> larger() {
        return ordinal() == VALUES.length - 1 ? Optional.empty() : Optional.of(VALUES[ordinal() + 1]);
    }

    /** All codes, smallest first, separated by blanks: for messages that name the remedy. */
    public static String allCodes() {
        return Arrays.stream(VALUES).map(Timeframe::code).collect(Collectors.joining(" "));
    }

    /** The timeframe of a code such as {@code 5m}; empty when there is none. */
    public static Optional<Timeframe> find(String code) {
        for (Timeframe timeframe : VALUES) {
            if (timeframe.code.equals(code)) {
                return Optional.of(timeframe);
            }
        }
        return Optional.empty();
    }

    /**
     * The timeframe of a code.
     *
     * @throws IllegalArgumentException when there is none; the message names those there are
     */
    public static Timeframe of(String code) {
        return find(code)
                .orElseThrow(() ->
                        new IllegalArgumentException("timeframe '" + code + "' is unknown: use one of " + allCodes()));
    }

    /**
     * The timeframe of an SBE code, without allocation.
     *
     * @throws IllegalArgumentException for the null value, which no valid record carries
     */
    public static Timeframe of(TimeframeCode sbe) {
        if (sbe == TimeframeCode.NULL_VAL) {
            throw new IllegalArgumentException("record carries no timeframe");
        }
        return VALUES[sbe.value()];
    }
}
