package io.atlantis.runner.archive;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** How far the archive has read; waits for it. Thread-safe. */
final class ArchiveProgress {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Map<MarketTopic, Map<Integer, Long>> next = new EnumMap<>(MarketTopic.class);
    private final Set<Integer> damaged = new HashSet<>();
    private final LongAdder skipped = new LongAdder();
    private @Nullable Throwable failure;

    /** The next offset to read of a topic's partition is now this. */
    void reached(MarketTopic topic, int partition, long nextOffset) {
        lock.lock();
        try {
            next.computeIfAbsent(topic, _ -> new HashMap<>()).put(partition, nextOffset);
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A partition's files are damaged: nothing of it counts until the tail has started it over. */
    void damaged(int partition) {
        lock.lock();
        try {
            damaged.add(partition);
        } finally {
            lock.unlock();
        }
    }

    /** Partitions to start over; the tail empties each and then calls {@link #startedOver}. */
    Set<Integer> damagedPartitions() {
        lock.lock();
        try {
            return Set.copyOf(damaged);
        } finally {
            lock.unlock();
        }
    }

    /** A partition is empty and is being read anew. */
    void startedOver(int partition) {
        lock.lock();
        try {
            damaged.remove(partition);
        } finally {
            lock.unlock();
        }
    }

    /** The tail has ended for a reason. */
    void fail(Throwable reason) {
        lock.lock();
        try {
            failure = reason;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Counts a record that could not be read. */
    void skipped() {
        skipped.increment();
    }

    long skippedRecords() {
        return skipped.sum();
    }

    /** Why the tail ended; empty while it runs. */
    Optional<Throwable> failure() {
        lock.lock();
        try {
            return Optional.ofNullable(failure);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until everything before the given end offsets has been read.
     *
     * @return false when it was not in time
     * @throws IllegalStateException when the tail has failed
     */
    boolean await(Map<MarketTopic, Map<Integer, Long>> ends, Duration timeout) throws InterruptedException {
        long remainingNs = timeout.toNanos();
        lock.lockInterruptibly();
        try {
            while (!covers(ends)) {
                if (failure != null) {
                    throw new IllegalStateException("the tick archive has stopped: " + failure.getMessage(), failure);
                }
                if (remainingNs <= 0) {
                    return false;
                }
                remainingNs = moved.awaitNanos(remainingNs);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean covers(Map<MarketTopic, Map<Integer, Long>> ends) {
        return damaged.isEmpty()
                && ends.entrySet().stream()
                        .allMatch(topic -> topic.getValue().entrySet().stream()
                                .allMatch(end -> next.getOrDefault(topic.getKey(), Map.of())
                                                .getOrDefault(end.getKey(), 0L)
                                        >= end.getValue()));
    }
}
