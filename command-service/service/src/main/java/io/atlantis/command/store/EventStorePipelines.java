package io.atlantis.command.store;

import io.atlantis.eventstore.core.PartitionedLog;
import io.atlantis.eventstore.index.IndexMemory;
import io.atlantis.eventstore.kafka.PartitionLogPipeline;
import java.util.List;

/**
 * The threads of all partitions of the event log, in their order, and the memory that their indexes share.
 *
 * @param all none left out
 */
record EventStorePipelines(List<PartitionLogPipeline> all, IndexMemory indexMemory) implements AutoCloseable {

    EventStorePipelines {
        all = List.copyOf(all);
    }

    PartitionedLog log() {
        return new PartitionedLog(
                all.stream().map(PartitionLogPipeline::partitionLog).toList());
    }

    /** Stops the threads and stores what the indexes hold. */
    @Override
    public void close() {
        all.forEach(PartitionLogPipeline::close);
        all.forEach(pipeline -> pipeline.partitionLog().index().close());
        indexMemory.close();
    }
}
