package io.atlantis.eventstore.core;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Commits of several appends that go to the log together. Filled by the owner's thread, then acknowledged by the writer's;
 * the counter of open acknowledgements hands the offsets over.
 */
final class GroupCommit {

    private final List<AppendRequest> requests;
    private final List<StagedEvent> events;
    private final Runnable wakeUp;
    private final AtomicInteger unacknowledged = new AtomicInteger();
    private volatile @Nullable Exception failure;
    private long[] offsets = {};
    private long sentNs;

    /**
     * An empty group.
     *
     * @param expectedRequests that it is to hold
     * @param wakeUp run when it is acknowledged or has failed
     */
    GroupCommit(int expectedRequests, Runnable wakeUp) {
        this.requests = new ArrayList<>(expectedRequests);
        this.events = new ArrayList<>(expectedRequests);
        this.wakeUp = wakeUp;
    }

    void add(AppendRequest request) {
        requests.add(request);
    }

    void add(StagedEvent event) {
        events.add(event);
    }

    /** To be called once, after the last event was added and before the first is written. */
    void seal(long nowNs) {
        offsets = new long[events.size()];
        sentNs = nowNs;
        unacknowledged.set(events.size());
    }

    LogTransport.WriteCallback callback(int index) {
        return new LogTransport.WriteCallback() {
            @Override
            public void written(long offset) {
                offsets[index] = offset;
                if (unacknowledged.decrementAndGet() == 0) {
                    wakeUp.run();
                }
            }

            @Override
            public void failed(Exception cause) {
                failure = cause;
                wakeUp.run();
            }
        };
    }

    boolean acknowledged() {
        return unacknowledged.get() == 0;
    }

    @Nullable
    Exception failure() {
        return failure;
    }

    long sentNs() {
        return sentNs;
    }

    List<AppendRequest> requests() {
        return requests;
    }

    List<StagedEvent> events() {
        return events;
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    long offset(int index) {
        return offsets[index];
    }

    long lastOffset() {
        return offsets[offsets.length - 1];
    }

    /** Whether the records stand next to each other from {@code firstOffset} on, nothing foreign between. */
    boolean contiguousFrom(long firstOffset) {
        for (int i = 0; i < offsets.length; i++) {
            if (offsets[i] != firstOffset + i) {
                return false;
            }
        }
        return true;
    }
}
