package io.atlantis.query.projection;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How far one projection is and how it fares. Written by its runner, read by anybody. Thread-safe. */
public final class ProjectionProgress {

    /** What a projection is doing. */
    public enum State {
        /** Not yet reading. */
        STARTING,
        /** Reading, or waiting for more. */
        FOLLOWING,
        /** Postgres or Kafka fails it; it tries again. */
        RETRYING,
        /** A record it can't read stopped it for good; see the dead-letter topic. */
        STOPPED
    }

    /**
     * A projection's condition at one moment.
     *
     * @param projection its name
     * @param topic it reads
     * @param state what it is doing
     * @param reason why it retries or stopped; empty otherwise
     * @param nextOffsets first offset not yet read, by partition
     */
    public record Snapshot(
            String projection, String topic, State state, String reason, Map<Integer, Long> nextOffsets) {}

    private final String projection;
    private final String topic;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Integer, Long> nextOffsets = new HashMap<>();
    private State state = State.STARTING;
    private String reason = "";

    ProjectionProgress(String projection, String topic) {
        this.projection = projection;
        this.topic = topic;
    }

    /**
     * Waits until the record at the offset is in the read model.
     *
     * @return whether it is; false after the timeout
     */
    public boolean awaitReached(int partition, long offset, Duration timeout) throws InterruptedException {
        long leftNs = timeout.toNanos();
        lock.lock();
        try {
            while (nextOffsets.getOrDefault(partition, 0L) <= offset) {
                if (leftNs <= 0) {
                    return false;
                }
                leftNs = changed.awaitNanos(leftNs);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    public Snapshot snapshot() {
        lock.lock();
        try {
            return new Snapshot(projection, topic, state, reason, Map.copyOf(nextOffsets));
        } finally {
            lock.unlock();
        }
    }

    void reached(Map<Integer, Checkpoint> positions) {
        lock.lock();
        try {
            positions.forEach((partition, checkpoint) -> nextOffsets.put(partition, checkpoint.nextOffset()));
            state = State.FOLLOWING;
            reason = "";
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void became(State newState, String why) {
        lock.lock();
        try {
            state = newState;
            reason = why;
        } finally {
            lock.unlock();
        }
    }
}
