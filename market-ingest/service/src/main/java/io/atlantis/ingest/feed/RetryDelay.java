package io.atlantis.ingest.feed;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential back-off with full jitter: waits between half and the whole of a bound that doubles with each failure. It
 * starts anew only after a line that proved healthy; a vendor that greets, authenticates and then throws us out
 * ({@code max_connections}) is not asked every quarter of a second. Confined to one thread.
 */
final class RetryDelay {

    private static final int MOST_DOUBLINGS = 16;

    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;
    private int failures;

    RetryDelay(Duration first, Duration longest, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    Duration next() {
        long boundMs = Math.min(longest.toMillis(), first.toMillis() << Math.min(failures, MOST_DOUBLINGS));
        failures++;
        return Duration.ofMillis(boundMs / 2 + random.nextLong(boundMs / 2 + 1));
    }

    void reset() {
        failures = 0;
    }
}
