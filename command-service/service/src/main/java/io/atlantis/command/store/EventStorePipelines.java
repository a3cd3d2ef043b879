package io.atlantis.command.store;

import io.atlantis.eventstore.core.PartitionedLog;
import io.atlantis.eventstore.kafka.PartitionLogPipeline;
import java.util.List;

/**
 * The threads of all partitions of the event log, in their order.
 *
 * @param all none left out
 */
record EventStorePipelines(List<PartitionLogPipeline> all) {

    EventStorePipelines {
        all = List.copyOf(all);
    }

    PartitionedLog log() {
        return new PartitionedLog(
                all.stream().map(PartitionLogPipeline::partitionLog).toList());
    }
}
