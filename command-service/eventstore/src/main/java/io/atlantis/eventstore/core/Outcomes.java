package io.atlantis.eventstore.core;

import io.atlantis.eventstore.core.AppendFailedException.Reason;
import io.atlantis.eventstore.index.EventIndex;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

/** Tells clients what became of their appends, on an executor: never on the owner's thread. Thread-safe. */
final class Outcomes {

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

    /** Acknowledges an append whose events are committed. */
    void succeed(AppendRequest request) {
        long firstSequence = index.sequenceOf(request.firstEventId())
                .orElseThrow(() -> new IllegalStateException("not committed: " + request.firstEventId()));
        long lastSequence = firstSequence + request.events().size() - 1;
        long lastOffset = index.event(lastSequence).offset();
        CommitReceipt receipt = new CommitReceipt(partition, firstSequence, lastSequence, lastOffset);
        metrics.commits.increment();
        metrics.events.add(request.events().size());
        completions.execute(() -> request.outcome().complete(receipt));
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
