package io.atlantis.eventstore.core;

import io.atlantis.eventstore.index.EventIndex;
import java.util.concurrent.atomic.LongAdder;

/** Counts of a partition's log since the process started; read by any thread. */
public final class PartitionLogMetrics {

    private final EventIndex index;
    final LongAdder groups = new LongAdder();
    final LongAdder commits = new LongAdder();
    final LongAdder events = new LongAdder();
    final LongAdder conflicts = new LongAdder();
    final LongAdder duplicates = new LongAdder();
    final LongAdder takeovers = new LongAdder();
    final LongAdder failures = new LongAdder();
    private final IgnoredRecords ignored;
    private volatile CommitObserver observer = (_, _, _) -> {};

    PartitionLogMetrics(int partition, EventIndex index) {
        this.index = index;
        this.ignored = new IgnoredRecords(partition);
    }

    /** Has each group commit told to an observer; the last one set counts. */
    public void observe(CommitObserver next) {
        observer = next;
    }

    void groupCommitted(int appends, int size, long latencyNs) {
        groups.increment();
        observer.committed(appends, size, latencyNs);
    }

    /** Group commits that were acknowledged. */
    public long groups() {
        return groups.sum();
    }

    /** Appends that were carried out. */
    public long commits() {
        return commits.sum();
    }

    /** Events of those appends. */
    public long events() {
        return events.sum();
    }

    /** Appends refused because their condition no longer held. */
    public long conflicts() {
        return conflicts.sum();
    }

    /** Appends refused because their command had committed before. */
    public long duplicates() {
        return duplicates.sum();
    }

    /** Claims of this process that came into force. */
    public long takeovers() {
        return takeovers.sum();
    }

    /** Writes and reads that failed. */
    public long failures() {
        return failures.sum();
    }

    /** Records of the partition that the fold ignored. */
    public IgnoredRecords ignored() {
        return ignored;
    }

    /** Events that the index holds on the heap alone, to be read from the log again should the process die now. */
    public long indexLag() {
        return index.lag();
    }

    /** How often a stored index was found damaged or not to belong to the log, and set aside: each one is worth an alarm. */
    public long indexQuarantines() {
        return index.quarantines();
    }
}
