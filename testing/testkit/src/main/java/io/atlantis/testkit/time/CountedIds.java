package io.atlantis.testkit.time;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Ids 1, 2, 3 ..., so that a test can name the id that the next call will get. Thread-safe. */
public final class CountedIds {

    private final AtomicLong last = new AtomicLong();

    /**
     * The next id as a UUID: use as {@code IdGenerator ids = counted::nextUuid}.
     *
     * @return {@code 00000000-0000-7000-8000-<12 hex digits of the count>}
     */
    public UUID nextUuid() {
        return uuid(last.incrementAndGet());
    }

    /**
     * The next id as text.
     *
     * @return {@link #nextUuid()} as a string
     */
    public String nextId() {
        return nextUuid().toString();
    }

    /**
     * The id of the n-th call.
     *
     * @param count 1 for the first
     * @return the same as that call gave or will give
     */
    public static UUID uuid(long count) {
        return new UUID(0x7000L, 0x8000_0000_0000_0000L | count);
    }
}
