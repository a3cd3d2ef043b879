package io.atlantis.query.projection;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a projection fares.
 *
 * @param projection its name
 * @param topic it reads
 * @param partitions of that topic, as far as it knows them, by number
 * @param rebuild the newest rebuild beside the live rows
 */
record ProjectionItem(String projection, String topic, List<PartitionItem> partitions, RebuildStatus rebuild) {

    /**
     * How far one partition is.
     *
     * @param partition its number
     * @param status what the projection does there
     * @param nextOffset first offset not yet in the read model
     * @param lagRecords offsets from there to the end; absent while Kafka does not say where that is
     * @param error why it stopped or retries; absent otherwise
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PartitionItem(
            int partition,
            ProjectionProgress.State status,
            long nextOffset,
            @Nullable Long lagRecords,
            @Nullable String error) {}

    /** Puts together what is known. */
    static ProjectionItem of(
            ProjectionProgress.Snapshot snapshot, Map<Integer, Long> endOffsets, RebuildStatus rebuild) {
        List<PartitionItem> partitions = snapshot.nextOffsets().keySet().stream()
                .sorted()
                .map(partition -> partition(partition, snapshot, endOffsets.get(partition)))
                .toList();
        return new ProjectionItem(snapshot.projection(), snapshot.topic(), partitions, rebuild);
    }

    private static PartitionItem partition(
            int partition, ProjectionProgress.Snapshot snapshot, @Nullable Long endOffset) {
        long next = snapshot.nextOffsets().getOrDefault(partition, 0L);
        Long lag = endOffset == null ? null : (Long) Math.max(0, endOffset - next);
        return snapshot.stops().stream()
                .filter(stop -> stop.partition() == partition)
                .findFirst()
                .map(stop -> new PartitionItem(
                        partition,
                        ProjectionProgress.State.STOPPED,
                        next,
                        lag,
                        "offset " + stop.offset() + ": " + stop.reason()))
                .orElseGet(() -> new PartitionItem(
                        partition,
                        snapshot.stops().isEmpty() ? snapshot.state() : ProjectionProgress.State.FOLLOWING,
                        next,
                        lag,
                        snapshot.stops().isEmpty() && !snapshot.reason().isEmpty() ? snapshot.reason() : null));
    }
}
