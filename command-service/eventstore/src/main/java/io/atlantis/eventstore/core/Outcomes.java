package io.atlantis.eventstore.core;

import io.atlantis.eventstore.core.AppendFailedException.Reason;
import io.atlantis.eventstore.index.EventIndex;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

/** Tells clients what became of their appends, on an executor: never on the owner's thread. Thread-safe. */
final class Outcomes {

    /** A continuation that takes long holds up at most this many others. */
    private static final int COMPLETED_TOGETHER = 32;

    private final int partition;
    private final EventIndex index;
    private final Executor completions;
    private final PartitionLogMetrics metrics;
    private final List<Runnable> commitListeners = new CopyOnWriteArrayList<>();

    Outcomes(int partition, EventIndex index, Executor completions, PartitionLogMetrics metrics) {
        this.partition = partition;
        this.index = index;
        this.completions = completions;
        this.metrics = metrics;
    }

    /** Whether an append's events are committed. */
    boolean isCommitted(AppendRequest request) {
        return index.sequenceOf(request.firstEventId()).isPresent();
    }

    /** Acknowledges appends whose events are committed, several in a task: a task for each would cost more than its work. */
    void succeed(List<AppendRequest> requests) {
        for (int from = 0; from < requests.size(); from += COMPLETED_TOGETHER) {
            List<AppendRequest> some = requests.subList(from, Math.min(requests.size(), from + COMPLETED_TOGETHER));
            CommitReceipt[] receipts = new CommitReceipt[some.size()];
            for (int i = 0; i < receipts.length; i++) {
                receipts[i] = receipt(some.get(i));
            }
            completions.execute(() -> complete(some, receipts));
        }
    }

    private static void complete(List<AppendRequest> requests, CommitReceipt[] receipts) {
        for (int i = 0; i < receipts.length; i++) {
            requests.get(i).outcome().complete(receipts[i]);
        }
    }

    private CommitReceipt receipt(AppendRequest request) {
        long firstSequence = index.sequenceOf(request.firstEventId())
                .orElseThrow(() -> new IllegalStateException("not committed: " + request.firstEventId()));
        long lastSequence = firstSequence + request.events().size() - 1;
        long lastOffset = index.event(lastSequence).offset();
        metrics.commits.increment();
        metrics.events.add(request.events().size());
        return new CommitReceipt(partition, firstSequence, lastSequence, lastOffset);
    }

    void fail(AppendRequest request, Reason reason, String why) {
        AppendFailedException failure = new AppendFailedException(reason, why);
        completions.execute(() -> request.outcome().completeExceptionally(failure));
    }

    void notifyCommitted() {
        for (Runnable listener : commitListeners) {
            completions.execute(listener);
        }
    }

    void addCommitListener(Runnable listener) {
        commitListeners.add(listener);
    }

    void removeCommitListener(Runnable listener) {
        commitListeners.remove(listener);
    }
}
