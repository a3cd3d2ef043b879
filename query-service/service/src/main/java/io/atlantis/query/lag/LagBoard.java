package io.atlantis.query.lag;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** The newest sample, taken again when it is asked for and has grown old. Thread-safe. */
final class LagBoard {

    private static final Duration FRESH = Duration.ofMillis(500);

    private final LagSampler sampler;
    private final Clock clock;
    private final AtomicReference<LagSample> newest =
            new AtomicReference<>(new LagSample(Instant.EPOCH, java.util.List.of()));

    LagBoard(LagSampler sampler, Clock clock) {
        this.sampler = sampler;
        this.clock = clock;
    }

    /** Lag as it is now, give or take half a second. */
    LagSample current() {
        LagSample sample = newest.get();
        return isFresh(sample) ? sample : refresh();
    }

    /** The newest sample there is, however old: for metrics, which must not wait. */
    LagSample latest() {
        return newest.get();
    }

    LagSample refresh() {
        LagSample sample = sampler.sample();
        newest.set(sample);
        return sample;
    }

    private boolean isFresh(LagSample sample) {
        return sample.time().plus(FRESH).isAfter(clock.instant());
    }
}
