package io.atlantis.query.projection;

import java.util.List;
import java.util.Map;

/**
 * What one poll brought.
 *
 * @param records in the order of their partitions' offsets; may be empty although positions moved
 * @param reached by partition, only those that moved
 */
record SourceBatch<T>(List<T> records, Map<Integer, Checkpoint> reached) {

    boolean isEmpty() {
        return records.isEmpty() && reached.isEmpty();
    }
}
