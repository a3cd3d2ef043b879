package io.atlantis.query.projection;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where topics end, as the broker says. Thread-safe. */
final class EndOffsets {

    private static final Logger LOG = LoggerFactory.getLogger(EndOffsets.class);
    private static final long TIMEOUT_MS = 2_000;

    private final Admin admin;

    EndOffsets(Admin admin) {
        this.admin = admin;
    }

    /** First offset after the last record of each partition; empty when Kafka does not answer within two seconds. */
    Map<Integer, Long> of(String topic, Set<Integer> partitions) throws InterruptedException {
        Map<TopicPartition, OffsetSpec> question = partitions.stream()
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(topic, partition), partition -> OffsetSpec.latest()));
        try {
            Map<TopicPartition, ListOffsetsResultInfo> answer =
                    admin.listOffsets(question).all().get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
            Map<Integer, Long> ends = new HashMap<>();
            answer.forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
            return ends;
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the end of {} is not known at the moment: {}", topic, e.toString());
            return Map.of();
        }
    }
}
