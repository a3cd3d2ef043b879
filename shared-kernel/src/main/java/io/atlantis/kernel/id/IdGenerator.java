package io.atlantis.kernel.id;

import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes unique ids. Thread-safe implementations only. */
@FunctionalInterface
public interface IdGenerator {

    /** A fresh id. */
    UUID next();

    /** Time-ordered ids (UUID version 7, RFC 9562) from the given clock and a secure random source. */
    static IdGenerator timeOrdered(Clock clock) {
        return new TimeOrderedIds(clock, new java.security.SecureRandom());
    }

    /** Time-ordered ids from a seeded source: for replays and tests. */
    static IdGenerator seeded(Clock clock, RandomGenerator random) {
        return new TimeOrderedIds(clock, random);
    }
}
