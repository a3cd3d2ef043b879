package io.atlantis.eventstore.core;

import io.atlantis.kernel.eventlog.WorkspacePartitions;
import java.util.List;

/**
 * All partitions of the event log, those that this process owns and those that it only follows. A workspace lives in one of
 * them: consistency ends at its border. Thread-safe.
 */
public final class PartitionedLog {

    private final List<PartitionLog> logs;
    private final WorkspacePartitions partitions;

    /**
     * A log of these partitions.
     *
     * @param logs by partition, none left out
     */
    public PartitionedLog(List<PartitionLog> logs) {
        this.logs = List.copyOf(logs);
        this.partitions = new WorkspacePartitions(logs.size());
        for (int partition = 0; partition < logs.size(); partition++) {
            if (logs.get(partition).partition() != partition) {
                throw new IllegalArgumentException("log " + partition + " is of partition "
                        + logs.get(partition).partition());
            }
        }
    }

    /** All partitions in their order. */
    public List<PartitionLog> all() {
        return logs;
    }

    /** Where workspaces live. */
    public WorkspacePartitions partitions() {
        return partitions;
    }

    /**
     * A partition.
     *
     * @throws IndexOutOfBoundsException when there is none of that number
     */
    public PartitionLog of(int partition) {
        return logs.get(partition);
    }

    /** The partition in which a workspace lives. */
    public PartitionLog ofWorkspace(String workspace) {
        return logs.get(partitions.of(workspace));
    }
}
