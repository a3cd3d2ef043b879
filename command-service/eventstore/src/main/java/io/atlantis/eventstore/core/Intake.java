package io.atlantis.eventstore.core;

import java.util.ArrayDeque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The appends that wait to be decided. Any thread offers; all else is confined to the owner's thread. */
final class Intake {

    private final BlockingQueue<AppendRequest> offered;
    /** Appends of a failed epoch, to be decided again before new ones. */
    private final ArrayDeque<AppendRequest> resumed = new ArrayDeque<>();
    /** Repeats of commands under way: decided when those are. */
    private final ArrayDeque<AppendRequest> parked = new ArrayDeque<>();

    Intake(int capacity) {
        this.offered = new ArrayBlockingQueue<>(capacity);
    }

    /** False when too many wait already; any thread. */
    boolean offer(AppendRequest request) {
        return offered.offer(request);
    }

    /** Takes an offer back; false when it has been taken up; any thread. */
    boolean withdraw(AppendRequest request) {
        return offered.remove(request);
    }

    /** Appends offered and not taken up; any thread. */
    int waiting() {
        return offered.size();
    }

    @Nullable
    AppendRequest next() {
        AppendRequest request = resumed.pollFirst();
        return request == null ? offered.poll() : request;
    }

    void resume(AppendRequest request) {
        resumed.addLast(request);
    }

    void park(AppendRequest request) {
        parked.addLast(request);
    }

    /** What the parked ones waited for is decided. */
    void resumeParked() {
        resumed.addAll(parked);
        parked.clear();
    }

    boolean nothingToResume() {
        return resumed.isEmpty() && parked.isEmpty();
    }

    /** Takes out those offers whose deadline has passed; they came in the order of their deadlines. */
    boolean expire(long nowNs, Consumer<AppendRequest> refusal) {
        boolean any = false;
        AppendRequest oldest = offered.peek();
        while (oldest != null && oldest.expired(nowNs) && offered.remove(oldest)) {
            refusal.accept(oldest);
            any = true;
            oldest = offered.peek();
        }
        return any;
    }

    /** Takes out everything. */
    boolean drain(Consumer<AppendRequest> refusal) {
        resumeParked();
        boolean any = false;
        for (AppendRequest request = next(); request != null; request = next()) {
            refusal.accept(request);
            any = true;
        }
        return any;
    }
}
