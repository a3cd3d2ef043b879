package io.atlantis.kernel.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Tells Kafka how far a reader has come that keeps its own checkpoint elsewhere, so that lag tools see it as a consumer
 * group. The committed offset is for people: nobody resumes from it. Confined to one thread.
 */
public final class ReaderProgress implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final SortedMap<Integer, Long> committed = new TreeMap<>();

    /**
     * @param bootstrapServers host:port list
     * @param group name of the consumer group, as lag tools show it
     * @param topic what the reader reads
     */
    public ReaderProgress(String bootstrapServers, String group, String topic) {
        this.topic = topic;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        group,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Numbers of the topic's partitions, ascending. */
    public List<Integer> partitions() {
        return consumer.partitionsFor(topic, TIMEOUT).stream()
                .map(info -> info.partition())
                .sorted()
                .toList();
    }

    /**
     * Commits what moved since the last call; does nothing when nothing did.
     *
     * @param nextOffsets next offset to read by partition
     */
    public void commit(Map<Integer, Long> nextOffsets) {
        Map<TopicPartition, OffsetAndMetadata> moved = new HashMap<>();
        nextOffsets.forEach((partition, offset) -> {
            if (!offset.equals(committed.get(partition))) {
                moved.put(new TopicPartition(topic, partition), new OffsetAndMetadata(offset));
            }
        });
        if (!moved.isEmpty()) {
            consumer.commitSync(moved, TIMEOUT);
            committed.putAll(nextOffsets);
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
    }
}
