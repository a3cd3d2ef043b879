package io.atlantis.query.projection;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What one poll brought.
 *
 * @param records in the order of their partitions' offsets; may be empty although positions moved
 * @param reached by partition, only those that moved
 */
record SourceBatch<T>(List<T> records, Map<Integer, Checkpoint> reached) {

    /** Where the partition is now; it must have moved. */
    Checkpoint reachedOf(int partition) {
        return Objects.requireNonNull(reached.get(partition), () -> "partition " + partition + " did not move");
    }

    boolean isEmpty() {
        return records.isEmpty() && reached.isEmpty();
    }
}
