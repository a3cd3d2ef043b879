package io.atlantis.query.lag;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Takes the lag of every group, as Kafka itself tells it. Thread-safe: one sample at a time. */
final class LagSampler {

    private static final double MS_PER_SECOND = 1_000;

    private final ConsumerGroups groups;
    private final FirstUnread firstUnread;
    private final Clock clock;

    LagSampler(ConsumerGroups groups, FirstUnread firstUnread, Clock clock) {
        this.groups = groups;
        this.firstUnread = firstUnread;
        this.clock = clock;
    }

    /**
     * Asks Kafka.
     *
     * @throws org.apache.kafka.common.KafkaException when it does not answer
     */
    synchronized LagSample sample() {
        List<GroupReading> readings = groups.readings();
        List<TopicPartition> partitions =
                readings.stream().map(GroupReading::partition).distinct().toList();
        Map<TopicPartition, Long> beginnings = groups.offsets(partitions, OffsetSpec.earliest());
        Map<TopicPartition, Long> ends = groups.offsets(partitions, OffsetSpec.latest());
        Instant time = clock.instant();
        List<Place> places = readings.stream()
                .filter(reading -> beginnings.containsKey(reading.partition()) && ends.containsKey(reading.partition()))
                .map(reading -> place(reading, beginnings, ends))
                .toList();
        Map<Unread, Long> timestampsMs = timestampsMs(places, ends);
        return new LagSample(
                time,
                places.stream()
                        .map(place -> item(place, timestampsMs, time.toEpochMilli()))
                        .sorted(Comparator.comparing(LagItem::group)
                                .thenComparing(LagItem::topic)
                                .thenComparingInt(LagItem::partition))
                        .toList());
    }

    private static Place place(
            GroupReading reading, Map<TopicPartition, Long> beginnings, Map<TopicPartition, Long> ends) {
        long beginning = Objects.requireNonNull(beginnings.get(reading.partition()));
        long end = Objects.requireNonNull(ends.get(reading.partition()));
        return new Place(reading, reading.committed().orElse(beginning), beginning, end);
    }

    /** Several groups may wait at different records of one partition: one look for each depth, one depth after another. */
    private Map<Unread, Long> timestampsMs(List<Place> places, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, List<Long>> waiting = places.stream()
                .filter(place -> place.lagRecords() > 0)
                .collect(Collectors.groupingBy(
                        place -> place.reading().partition(),
                        Collectors.collectingAndThen(
                                Collectors.mapping(Place::firstUnread, Collectors.toSet()),
                                offsets -> offsets.stream().sorted().toList())));
        Map<Unread, Long> timestamps = new HashMap<>();
        int depths = waiting.values().stream().mapToInt(List::size).max().orElse(0);
        for (int depth = 0; depth < depths; depth++) {
            Map<TopicPartition, Long> look = new HashMap<>();
            int current = depth;
            waiting.forEach((partition, offsets) -> {
                if (current < offsets.size()) {
                    look.put(partition, offsets.get(current));
                }
            });
            firstUnread
                    .timestampsMs(look, ends)
                    .forEach((partition, timestampMs) -> timestamps.put(
                            new Unread(partition, Objects.requireNonNull(look.get(partition))), timestampMs));
        }
        return timestamps;
    }

    private static LagItem item(Place place, Map<Unread, Long> timestampsMs, long nowMs) {
        TopicPartition partition = place.reading().partition();
        Long timestampMs = place.lagRecords() > 0 ? timestampsMs.get(new Unread(partition, place.firstUnread())) : null;
        return new LagItem(
                place.reading().group(),
                partition.topic(),
                partition.partition(),
                place.end(),
                place.reading().committed().isPresent()
                        ? (Long) place.reading().committed().getAsLong()
                        : null,
                place.lagRecords(),
                timestampMs == null ? 0 : Math.max(0, nowMs - timestampMs) / MS_PER_SECOND);
    }

    /** The record a group waits at. */
    private record Unread(TopicPartition partition, long offset) {}

    /**
     * A group's place between a partition's ends.
     *
     * @param next first offset it has not done with
     * @param beginning first offset the partition still holds
     * @param end first offset after the last record
     */
    private record Place(GroupReading reading, long next, long beginning, long end) {

        long firstUnread() {
            return Math.max(next, beginning);
        }

        long lagRecords() {
            return Math.max(0, end - next);
        }
    }
}
