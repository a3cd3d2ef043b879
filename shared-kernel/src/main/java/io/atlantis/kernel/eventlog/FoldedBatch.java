package io.atlantis.kernel.eventlog;

import java.util.List;
import java.util.SortedMap;

/**
 * What one poll brought: whole commits only, in the order of each partition.
 *
 * @param commits that count
 * @param ignored records that don't, for counting and alarms
 * @param checkpoints by partition, of all assigned ones: what a projection stores in the same transaction as its rows
 */
public record FoldedBatch(
        List<FoldedCommit> commits, List<FoldStep.Ignored> ignored, SortedMap<Integer, FoldCheckpoint> checkpoints) {

    /** The events of all commits. */
    public List<FoldedEvent> events() {
        return commits.stream().flatMap(commit -> commit.events().stream()).toList();
    }

    /**
     * Checkpoint of a partition after these events.
     *
     * @throws IllegalArgumentException when the reader has not been assigned that partition
     */
    public FoldCheckpoint checkpoint(int partition) {
        FoldCheckpoint checkpoint = checkpoints.get(partition);
        if (checkpoint == null) {
            throw new IllegalArgumentException("partition " + partition + " is not assigned: " + checkpoints.keySet());
        }
        return checkpoint;
    }
}
