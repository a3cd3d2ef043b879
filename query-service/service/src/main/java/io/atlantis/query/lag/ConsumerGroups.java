package io.atlantis.query.lag;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** What Kafka's coordinators and leaders know of groups and partitions. Thread-safe; each call waits for the brokers. */
final class ConsumerGroups {

    private static final long TIMEOUT_MS = 10_000;

    private final Admin admin;

    ConsumerGroups(Admin admin) {
        this.admin = admin;
    }

    /** Every place of every group: where it committed, and where it is assigned without having committed yet. */
    List<GroupReading> readings() {
        List<String> groups = names();
        Map<String, Set<TopicPartition>> assigned = assignments(groups);
        ListConsumerGroupOffsetsResult committed = admin.listConsumerGroupOffsets(
                groups.stream().collect(Collectors.toMap(group -> group, _ -> new ListConsumerGroupOffsetsSpec())));
        List<GroupReading> readings = new ArrayList<>();
        for (String group : groups) {
            Map<TopicPartition, OffsetAndMetadata> offsets =
                    await(committed.partitionsToOffsetAndMetadata(group), "offsets of " + group);
            Set<TopicPartition> partitions = new HashSet<>(assigned.getOrDefault(group, Set.of()));
            partitions.addAll(offsets.keySet());
            partitions.forEach(
                    partition -> readings.add(new GroupReading(group, partition, committedOffset(offsets, partition))));
        }
        return readings;
    }

    /** Offsets by partition; a partition that is gone meanwhile is left out. */
    Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec which) {
        ListOffsetsResult listed =
                admin.listOffsets(partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> which)));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (TopicPartition partition : partitions) {
            try {
                offsets.put(
                        partition,
                        await(listed.partitionResult(partition), "offset of " + partition)
                                .offset());
            } catch (KafkaException e) {
                // A deleted topic has no end to be behind of.
                offsets.remove(partition);
            }
        }
        return offsets;
    }

    private List<String> names() {
        return await(admin.listGroups().all(), "groups").stream()
                .filter(group -> group.type().filter(GroupType.SHARE::equals).isEmpty())
                .map(GroupListing::groupId)
                .sorted()
                .toList();
    }

    private Map<String, Set<TopicPartition>> assignments(List<String> groups) {
        Map<String, Set<TopicPartition>> assignments = new HashMap<>();
        admin.describeConsumerGroups(groups).describedGroups().forEach((group, description) -> {
            try {
                assignments.put(group, assigned(await(description, "members of " + group)));
            } catch (KafkaException e) {
                // A group without members, or of a kind that has no such description: what it committed still tells.
                assignments.put(group, Set.of());
            }
        });
        return assignments;
    }

    private static Set<TopicPartition> assigned(ConsumerGroupDescription group) {
        return group.members().stream()
                .flatMap(member -> member.assignment().topicPartitions().stream())
                .collect(Collectors.toSet());
    }

    private static OptionalLong committedOffset(
            Map<TopicPartition, OffsetAndMetadata> offsets, TopicPartition partition) {
        OffsetAndMetadata committed = offsets.get(partition);
        return committed == null ? OptionalLong.empty() : OptionalLong.of(committed.offset());
    }

    private static <V> V await(KafkaFuture<V> answer, String what) {
        try {
            return answer.get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while asking for " + what, e);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("Kafka does not tell " + what, e);
        }
    }
}
