package io.atlantis.query.lag;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** The newest sample, taken again when it is asked for and has grown old. Thread-safe. */
final class LagBoard {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final LagSampler sampler;
    private final Clock clock;
    private final AtomicReference<LagSample> newest =
            new AtomicReference<>(new LagSample(Instant.EPOCH, java.util.List.of()));

    LagBoard(LagSampler sampler, Clock clock) {
        this.sampler = sampler;
        this.clock = clock;
    }

    /** Lag as it is now, give or take a second. */
    LagSample current() {
        LagSample sample = newest.get();
        return isFresh(sample) ? sample : refreshUnlessFresh();
    }

    LagSample refresh() {
        LagSample sample = sampler.sample();
        newest.set(sample);
        return sample;
    }

    /** Who waited here for another's sample takes that. */
    private synchronized LagSample refreshUnlessFresh() {
        LagSample sample = newest.get();
        return isFresh(sample) ? sample : refresh();
    }

    private boolean isFresh(LagSample sample) {
        return sample.time().plus(FRESH).isAfter(clock.instant());
    }
}
