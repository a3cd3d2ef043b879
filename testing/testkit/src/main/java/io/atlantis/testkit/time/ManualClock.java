package io.atlantis.testkit.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * A clock that stands still until it is told to go. It serves as {@link Clock} and, by {@link #ticker()}, as the monotonic
 * nanoseconds of the same time. Thread-safe.
 */
public final class ManualClock extends Clock {

    private final Instant start;
    private final AtomicReference<Instant> now;

    /**
     * A stopped clock.
     *
     * @param start its first time
     */
    public ManualClock(Instant start) {
        this.start = start;
        this.now = new AtomicReference<>(start);
    }

    /**
     * Moves the time forward, or back to test a clock that was set.
     *
     * @param step by how much
     * @return the time after it
     */
    public Instant advance(Duration step) {
        return now.updateAndGet(time -> time.plus(step));
    }

    /**
     * Sets the time.
     *
     * @param time the new time
     */
    public void set(Instant time) {
        now.set(time);
    }

    /**
     * The monotonic view: nanoseconds since the clock was made.
     *
     * @return use as {@code Ticker ticker = clock.ticker()::getAsLong}
     */
    public LongSupplier ticker() {
        return () -> Duration.between(start, now.get()).toNanos();
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new IllegalArgumentException("times are UTC, zone=" + zone);
    }
}
