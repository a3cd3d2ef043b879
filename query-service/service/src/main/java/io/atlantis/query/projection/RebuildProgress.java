package io.atlantis.query.projection;

import io.atlantis.query.projection.RebuildStatus.State;
import java.time.Clock;
import java.util.Map;

/** Follows the rebuilds of one projection. Written by the rebuild at hand, read by anybody. Thread-safe. */
final class RebuildProgress {

    private final Clock clock;
    private RebuildStatus status = RebuildStatus.NONE;

    RebuildProgress(Clock clock) {
        this.clock = clock;
    }

    synchronized RebuildStatus status() {
        return status;
    }

    /** Whether it may begin: one at a time. */
    synchronized boolean begin() {
        if (status.status() == State.RUNNING) {
            return false;
        }
        status = new RebuildStatus(State.RUNNING, 0, clock.instant(), null, null);
        return true;
    }

    /** So much of so much is read, by partition. */
    synchronized void read(Map<Integer, Long> readOffsets, Map<Integer, Long> endOffsets) {
        double end = sum(endOffsets);
        double progress = end == 0 ? 1 : Math.min(1, sum(readOffsets) / end);
        status = new RebuildStatus(State.RUNNING, progress, status.startedAt(), null, null);
    }

    synchronized void completed() {
        status = new RebuildStatus(State.COMPLETED, 1, status.startedAt(), clock.instant(), null);
    }

    synchronized void failed(String error) {
        status = new RebuildStatus(State.FAILED, status.progress(), status.startedAt(), clock.instant(), error);
    }

    private static double sum(Map<Integer, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }
}
