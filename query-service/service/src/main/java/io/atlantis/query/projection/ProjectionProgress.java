package io.atlantis.query.projection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

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
        /** The log is another one: the old rows are shown until the new ones are complete. */
        REBUILDING,
        /** A record it can't read stopped a partition for good, see the dead-letter topic; the others go on. */
        STOPPED
    }

    /**
     * A projection's condition at one moment.
     *
     * @param projection its name
     * @param topic it reads
     * @param state what it is doing
     * @param reason why it retries, rebuilds or stopped; empty otherwise
     * @param nextOffsets first offset not yet read, by partition
     * @param stops what holds up partitions, by their number
     */
    public record Snapshot(
            String projection,
            String topic,
            State state,
            String reason,
            Map<Integer, Long> nextOffsets,
            List<PartitionStop> stops) {

        /** As one that stopped at some partitions, which outweighs how the others fare. */
        private Snapshot stoppedAt(List<PartitionStop> all) {
            String why = all.stream().map(PartitionStop::toString).collect(Collectors.joining("; "));
            return new Snapshot(projection, topic, State.STOPPED, why, nextOffsets, all);
        }
    }

    /** How a wait for a position ended. */
    sealed interface Awaited {

        /** It is in the read model. */
        record Reached() implements Awaited {}

        /** Not in time. */
        record Late() implements Awaited {}

        /** Never, unless somebody mends what holds the partition up. */
        record Blocked(PartitionStop stop) implements Awaited {}
    }

    private final String projection;
    private final String topic;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Integer, Long> nextOffsets = new HashMap<>();
    private final SortedMap<Integer, PartitionStop> stops = new TreeMap<>();
    private final List<IntConsumer> partitionListeners = new ArrayList<>();
    private State state = State.STARTING;
    private String reason = "";

    ProjectionProgress(String projection, String topic) {
        this.projection = projection;
        this.topic = topic;
    }

    /** Waits until the record at the offset is in the read model; not at all when something holds its partition up before it. */
    Awaited awaitReached(int partition, long offset, Duration timeout) throws InterruptedException {
        long leftNs = timeout.toNanos();
        lock.lock();
        try {
            while (nextOffsets.getOrDefault(partition, 0L) <= offset) {
                PartitionStop stop = stops.get(partition);
                if (stop != null) {
                    return new Awaited.Blocked(stop);
                }
                if (leftNs <= 0) {
                    return new Awaited.Late();
                }
                leftNs = changed.awaitNanos(leftNs);
            }
            return new Awaited.Reached();
        } finally {
            lock.unlock();
        }
    }

    public Snapshot snapshot() {
        lock.lock();
        try {
            Snapshot running = new Snapshot(projection, topic, state, reason, Map.copyOf(nextOffsets), List.of());
            return stops.isEmpty() ? running : running.stoppedAt(List.copyOf(stops.values()));
        } finally {
            lock.unlock();
        }
    }

    /** Is told of each partition, of those known by now at once. */
    void onPartition(IntConsumer listener) {
        lock.lock();
        try {
            partitionListeners.add(listener);
            nextOffsets.keySet().forEach(listener::accept);
        } finally {
            lock.unlock();
        }
    }

    void reached(Map<Integer, Checkpoint> positions) {
        lock.lock();
        try {
            positions.forEach((partition, checkpoint) -> moved(partition, checkpoint.nextOffset()));
            state = State.FOLLOWING;
            reason = "";
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void moved(int partition, long nextOffset) {
        stops.values().removeIf(stop -> stop.partition() == partition && stop.offset() < nextOffset);
        if (nextOffsets.put(partition, nextOffset) == null) {
            partitionListeners.forEach(listener -> listener.accept(partition));
        }
    }

    void stopped(PartitionStop stop) {
        lock.lock();
        try {
            stops.put(stop.partition(), stop);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The log is another one: no position of the old one counts as reached. */
    void forget() {
        lock.lock();
        try {
            nextOffsets.replaceAll((partition, offset) -> 0L);
            stops.clear();
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
