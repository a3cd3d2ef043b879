package io.atlantis.command.dispatch;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/** Pauses before another attempt: longer each time, and by chance, so that rivals don't meet again. Thread-safe. */
public final class Backoff {

    private static final int MAX_DOUBLINGS = 6;

    private final RandomGenerator random;
    private final Duration first;

    /**
     * Pauses that begin short.
     *
     * @param random thread-safe
     * @param first longest pause before the second attempt; doubles with each, up to 64 times
     */
    public Backoff(RandomGenerator random, Duration first) {
        this.random = random;
        this.first = first;
    }

    /**
     * Pauses the calling thread.
     *
     * @param attempt that has failed, from 1
     */
    public void pause(int attempt) {
        long longestNs = first.toNanos() << Math.min(attempt - 1, MAX_DOUBLINGS);
        LockSupport.parkNanos(random.nextLong(longestNs / 2, longestNs + 1));
    }
}
