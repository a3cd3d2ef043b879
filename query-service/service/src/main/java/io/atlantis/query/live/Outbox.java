package io.atlantis.query.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Frames on their way to one client, bounded. When a slow client lets it fill up, what waits is dropped, for it is stale,
 * and each channel that lost frames gets none until the client has caught up and the gap is closed by a new snapshot.
 * Thread-safe.
 */
final class Outbox {

    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Frame> frames = new ArrayDeque<>();
    private final Map<String, Long> missedByChannel = new LinkedHashMap<>();

    /**
     * @param capacity frames that may wait
     */
    Outbox(int capacity) {
        this.capacity = capacity;
    }

    /** Takes a channel's frame, or counts it as missed. */
    void offer(Frame frame) {
        lock.lock();
        try {
            if (missedByChannel.containsKey(frame.channel())) {
                missedByChannel.merge(frame.channel(), 1L, Long::sum);
                return;
            }
            if (frames.size() >= capacity) {
                dropAll();
                missedByChannel.merge(frame.channel(), 1L, Long::sum);
            } else {
                frames.add(frame);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Takes an answer to the client's own message; one that asks and never reads gets no more of them. */
    void answer(Frame frame) {
        lock.lock();
        try {
            if (frames.size() < capacity) {
                frames.add(frame);
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The next frame; waits for one, but not when there are gaps to close. */
    Optional<Frame> poll(Duration timeout) throws InterruptedException {
        lock.lock();
        try {
            long leftNs = timeout.toNanos();
            while (frames.isEmpty() && missedByChannel.isEmpty() && leftNs > 0) {
                leftNs = changed.awaitNanos(leftNs);
            }
            return Optional.ofNullable(frames.poll());
        } finally {
            lock.unlock();
        }
    }

    /** Channels that lost frames. */
    Iterable<String> gaps() {
        lock.lock();
        try {
            return java.util.List.copyOf(missedByChannel.keySet());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets a channel's frames in again.
     *
     * @return how many it missed
     */
    long closeGap(String channel) {
        lock.lock();
        try {
            Long missed = missedByChannel.remove(channel);
            return missed == null ? 0 : missed;
        } finally {
            lock.unlock();
        }
    }

    private void dropAll() {
        frames.forEach(frame -> {
            if (!frame.channel().isEmpty()) {
                missedByChannel.merge(frame.channel(), 1L, Long::sum);
            }
        });
        frames.clear();
    }
}
