package io.atlantis.query.projection;

import io.atlantis.query.kafka.KafkaClients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** Reads a topic's committed records as they are. */
final class RecordSource implements ProjectionSource<ConsumerRecord<byte[], byte[]>> {

    private static final int MAX_POLL_RECORDS = 2_000;
    private static final Duration METADATA_TIMEOUT = Duration.ofSeconds(10);
    private static final byte[] NOTHING = new byte[0];

    private final String topic;
    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private List<ConsumerRecord<byte[], byte[]>> lastRecords = List.of();

    RecordSource(KafkaClients clients, String topic, String projection) {
        this.topic = topic;
        this.consumer = clients.assigningConsumer(
                "projection-" + projection, Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_POLL_RECORDS));
    }

    @Override
    public List<Integer> partitions() {
        return consumer.partitionsFor(topic, METADATA_TIMEOUT).stream()
                .map(PartitionInfo::partition)
                .sorted()
                .toList();
    }

    @Override
    public void start(Map<Integer, Checkpoint> from) {
        List<TopicPartition> assigned = from.keySet().stream()
                .map(partition -> new TopicPartition(topic, partition))
                .toList();
        consumer.assign(assigned);
        positions.clear();
        Map<TopicPartition, Long> ends = consumer.endOffsets(assigned);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(assigned);
        for (TopicPartition partition : assigned) {
            long next = Objects.requireNonNull(from.get(partition.partition())).nextOffset();
            long end = ends.getOrDefault(partition, 0L);
            if (next > end) {
                throw new LogReplacedException(topic, partition.partition(), next, end);
            }
            consumer.seek(partition, Math.max(next, beginnings.getOrDefault(partition, 0L)));
            positions.put(partition, next);
        }
    }

    @Override
    public SourceBatch<ConsumerRecord<byte[], byte[]>> poll(Duration timeout) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        consumer.poll(timeout).forEach(records::add);
        lastRecords = records;
        return new SourceBatch<>(records, moved());
    }

    /** By the consumer's positions, not the last records': transaction markers take offsets too. */
    private Map<Integer, Checkpoint> moved() {
        Map<Integer, Checkpoint> moved = new HashMap<>();
        positions.replaceAll((partition, before) -> {
            long now = consumer.position(partition);
            if (now != before) {
                moved.put(partition.partition(), Checkpoint.at(now));
            }
            return now;
        });
        return moved;
    }

    @Override
    public List<SourceStep<ConsumerRecord<byte[], byte[]>>> lastSteps(int partition) {
        return lastRecords.stream()
                .filter(record -> record.partition() == partition)
                .map(record -> new SourceStep<>(partition, List.of(record), Checkpoint.at(record.offset() + 1)))
                .toList();
    }

    @Override
    public void leave(int partition) {
        positions.remove(new TopicPartition(topic, partition));
        consumer.assign(positions.keySet());
    }

    @Override
    public Map<Integer, Long> endOffsets() {
        Map<Integer, Long> ends = new HashMap<>();
        consumer.endOffsets(positions.keySet(), METADATA_TIMEOUT)
                .forEach((partition, end) -> ends.put(partition.partition(), end));
        return ends;
    }

    @Override
    public Map<Integer, Long> readOffsets() {
        Map<Integer, Long> read = new HashMap<>();
        positions.keySet().forEach(partition -> read.put(partition.partition(), consumer.position(partition)));
        return read;
    }

    @Override
    public DeadLetter deadLetter(ConsumerRecord<byte[], byte[]> record) {
        return new DeadLetter(
                record.topic(),
                record.partition(),
                record.offset(),
                Objects.requireNonNullElse(record.key(), NOTHING),
                Objects.requireNonNullElse(record.value(), NOTHING));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
