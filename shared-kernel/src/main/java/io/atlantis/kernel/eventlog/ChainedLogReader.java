package io.atlantis.kernel.eventlog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads an event log through the fold: whoever consumes {@code domain.events} consumes it by this. Belongs to no consumer
 * group; the caller keeps the checkpoint. Confined to one thread, except {@link #wakeup()}.
 */
public final class ChainedLogReader implements AutoCloseable {

    private static final Duration METADATA_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);
    private static final int MAX_POLL_RECORDS = 5_000;
    /** Of one partition: a reader that catches up spends its time on round trips otherwise. */
    private static final int MAX_FETCH_BYTES = 4 * 1024 * 1024;

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final SortedMap<Integer, LogFold> folds = new TreeMap<>();

    /** A reader of a topic that connects to {@code bootstrapServers} ({@code host:port,...}). */
    public ChainedLogReader(String bootstrapServers, String topic) {
        this(
                new KafkaConsumer<>(
                        settings(bootstrapServers), new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                topic);
    }

    ChainedLogReader(Consumer<byte[], byte[]> consumer, String topic) {
        this.consumer = consumer;
        this.topic = topic;
    }

    /** Consumer settings for reading the log: every record, none skipped, no group, no automatic reset. */
    public static Map<String, Object> settings(String bootstrapServers) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_POLL_RECORDS);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, MAX_FETCH_BYTES);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.CHECK_CRCS_CONFIG, true);
        return settings;
    }

    /** Reads a partition too, from a checkpoint on; assigned anew, it starts over from there. */
    public void assign(int partition, FoldCheckpoint from) {
        folds.put(partition, new LogFold(partition, from));
        seekAll();
    }

    /** Reads a partition no longer; the others go on where they are. With none left, {@link #poll} must not be called. */
    public void unassign(int partition) {
        folds.remove(partition);
        seekAll();
    }

    private void seekAll() {
        List<TopicPartition> assigned =
                folds.keySet().stream().map(this::topicPartition).toList();
        Map<TopicPartition, Long> positions = new HashMap<>();
        folds.forEach((number, fold) -> positions.put(topicPartition(number), fold.nextOffset()));
        consumer.assign(assigned);
        positions.forEach(consumer::seek);
    }

    /**
     * The commits that became complete; waits up to {@code timeout} for records when there are none.
     *
     * @throws org.apache.kafka.common.errors.WakeupException after {@link #wakeup()}
     * @throws org.apache.kafka.common.KafkaException when records are gone or damaged: never skipped silently
     */
    public FoldedBatch poll(Duration timeout) {
        List<FoldedCommit> commits = new ArrayList<>();
        List<FoldStep.Ignored> ignored = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(timeout)) {
            LogFold fold = fold(record.partition());
            switch (fold.accept(RecordFormat.decode(record.offset(), record.key(), record.value(), record.headers()))) {
                case FoldStep.Committed committed ->
                    commits.add(new FoldedCommit(record.partition(), committed.events(), fold.checkpoint()));
                case FoldStep.Ignored step -> ignored.add(step);
                case FoldStep.Claimed _, FoldStep.Incomplete _ -> {}
            }
        }
        SortedMap<Integer, FoldCheckpoint> checkpoints = new TreeMap<>();
        folds.forEach((partition, fold) -> checkpoints.put(partition, fold.checkpoint()));
        return new FoldedBatch(List.copyOf(commits), List.copyOf(ignored), checkpoints);
    }

    /** Numbers of the partitions that the topic has now, ascending; asks the broker, and waits for it up to 10 s. */
    public List<Integer> partitions() {
        return consumer.partitionsFor(topic, METADATA_TIMEOUT).stream()
                .map(PartitionInfo::partition)
                .sorted()
                .toList();
    }

    /** First offset after the last record that every reader can see; waits for the broker up to 10 s. */
    public long endOffset(int partition) {
        TopicPartition topicPartition = topicPartition(partition);
        Long end =
                consumer.endOffsets(List.of(topicPartition), METADATA_TIMEOUT).get(topicPartition);
        if (end == null) {
            throw new IllegalStateException("broker gave no end offset of " + topicPartition);
        }
        return end;
    }

    /** First offset not yet read of an assigned partition, commits under way included. */
    public long nextOffset(int partition) {
        return fold(partition).nextOffset();
    }

    /** Makes a poll under way, or else the next one, end with a {@code WakeupException}; from any thread. */
    public void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
    }

    private LogFold fold(int partition) {
        LogFold fold = folds.get(partition);
        if (fold == null) {
            throw new IllegalArgumentException("partition " + partition + " is not assigned: " + folds.keySet());
        }
        return fold;
    }

    private TopicPartition topicPartition(int partition) {
        return new TopicPartition(topic, partition);
    }
}
