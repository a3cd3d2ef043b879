package io.atlantis.runner.archive;

import io.atlantis.kernel.market.Symbol;
import io.atlantis.kernel.sbe.MessageHeaderDecoder;
import io.atlantis.kernel.time.Ticker;
import io.atlantis.runner.archive.PartitionCheckpoint.OffsetRange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the market topics into the archive's files on a thread of its own. Resumes from the archive's own checkpoints;
 * the group's committed offsets are for lag tools.
 */
final class ArchiveTail implements Runnable, AutoCloseable {

    /** Consumer group under which lag tools see the archive. */
    static final String GROUP = "atlantis-tick-archive";

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final long CHECKPOINT_INTERVAL_NS = Duration.ofMillis(500).toNanos();
    private static final Logger LOG = LoggerFactory.getLogger(ArchiveTail.class);

    private final Consumer<byte[], byte[]> consumer;
    private final Ticker ticker;
    private final ArchiveProgress progress;
    private final Map<Integer, PartitionArchive> partitions;
    private final UnsafeBuffer record = new UnsafeBuffer(0, 0);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private long checkpointAtNs;
    private volatile boolean stopped;

    ArchiveTail(
            String bootstrapServers,
            Ticker ticker,
            ArchiveProgress progress,
            Map<Integer, PartitionArchive> partitions) {
        this.consumer = new KafkaConsumer<>(
                settings(bootstrapServers), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.ticker = ticker;
        this.progress = progress;
        this.partitions = partitions;
        this.checkpointAtNs = ticker.nanoTime();
    }

    private static Map<String, Object> settings(String bootstrapServers) {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.GROUP_ID_CONFIG,
                GROUP,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "none",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                20_000,
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                4 * 1_024 * 1_024);
    }

    @Override
    public void run() {
        try (consumer) {
            assign();
            while (!stopped) {
                poll();
            }
            checkpoint();
        } catch (IOException | RuntimeException e) {
            LOG.error(
                    "tick archive ended: runs over history wait until the cause is mended and the runner restarted", e);
            progress.fail(e);
        } finally {
            partitions.values().forEach(PartitionArchive::close);
        }
    }

    private void assign() throws IOException {
        List<TopicPartition> assigned = new ArrayList<>();
        for (MarketTopic topic : MarketTopic.values()) {
            partitions.keySet().forEach(partition -> assigned.add(new TopicPartition(topic.topicName(), partition)));
        }
        consumer.assign(assigned);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(assigned, TIMEOUT);
        for (TopicPartition at : assigned) {
            MarketTopic topic = MarketTopic.named(at.topic());
            long beginning = beginnings.getOrDefault(at, 0L);
            Optional<OffsetRange> range = archive(at.partition()).range(topic);
            long next = range.map(OffsetRange::to).orElse(beginning);
            if (range.isEmpty()) {
                archive(at.partition()).advance(topic, beginning, beginning);
            }
            consumer.seek(at, next);
            progress.reached(topic, at.partition(), next);
        }
    }

    private void poll() throws IOException {
        startDamagedOver();
        ConsumerRecords<byte[], byte[]> records;
        try {
            records = consumer.poll(POLL);
        } catch (OffsetOutOfRangeException e) {
            startOver(e);
            return;
        }
        for (TopicPartition at : records.partitions()) {
            take(at, records.records(at));
        }
        if (!records.isEmpty() || ticker.nanoTime() - checkpointAtNs > 10 * CHECKPOINT_INTERVAL_NS) {
            checkpointIfDue();
        }
    }

    private void startDamagedOver() throws IOException {
        Set<Integer> damaged = progress.damagedPartitions();
        if (damaged.isEmpty()) {
            return;
        }
        for (int partition : damaged) {
            archive(partition).clear();
        }
        assign();
        damaged.forEach(progress::startedOver);
    }

    private void take(TopicPartition at, List<ConsumerRecord<byte[], byte[]>> records) throws IOException {
        MarketTopic topic = MarketTopic.named(at.topic());
        PartitionArchive archive = archive(at.partition());
        for (ConsumerRecord<byte[], byte[]> kafkaRecord : records) {
            if (isReadable(topic, kafkaRecord)) {
                archive.append(topic, new String(kafkaRecord.key(), StandardCharsets.US_ASCII), kafkaRecord.value());
            } else {
                progress.skipped();
                LOG.warn(
                        "{}-{} offset {} is no {} record: left out",
                        at.topic(),
                        at.partition(),
                        kafkaRecord.offset(),
                        topic);
            }
        }
        long next = records.getLast().offset() + 1;
        archive.advance(topic, records.getFirst().offset(), next);
        progress.reached(topic, at.partition(), next);
    }

    /** The candle view sends what can't be read to the dead-letter topic; here it only must not enter a result. */
    private boolean isReadable(MarketTopic topic, ConsumerRecord<byte[], byte[]> kafkaRecord) {
        byte[] key = kafkaRecord.key();
        byte[] value = kafkaRecord.value();
        if (key == null || value == null || value.length < MessageHeaderDecoder.ENCODED_LENGTH) {
            return false;
        }
        record.wrap(value);
        header.wrap(record, 0);
        return value.length <= SymbolLog.MAX_RECORD_BYTES
                && header.templateId() == topic.templateId()
                && header.schemaId() == MessageHeaderDecoder.SCHEMA_ID
                && value.length >= MessageHeaderDecoder.ENCODED_LENGTH + header.blockLength()
                && Symbol.isValid(new String(key, StandardCharsets.US_ASCII));
    }

    /** The log no longer holds what the archive wants to read on from: what it has is of another log. */
    private void startOver(OffsetOutOfRangeException cause) throws IOException {
        LOG.warn("the log has been replaced or trimmed: the archive is rebuilt ({})", cause.getMessage());
        for (PartitionArchive archive : partitions.values()) {
            archive.clear();
        }
        assign();
    }

    private void checkpointIfDue() throws IOException {
        if (ticker.nanoTime() - checkpointAtNs >= CHECKPOINT_INTERVAL_NS) {
            checkpoint();
        }
    }

    private void checkpoint() throws IOException {
        checkpointAtNs = ticker.nanoTime();
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (Map.Entry<Integer, PartitionArchive> entry : partitions.entrySet()) {
            entry.getValue().checkpoint();
            for (MarketTopic topic : MarketTopic.values()) {
                entry.getValue()
                        .range(topic)
                        .ifPresent(range -> offsets.put(
                                new TopicPartition(topic.topicName(), entry.getKey()),
                                new OffsetAndMetadata(range.to())));
            }
        }
        consumer.commitAsync(offsets, (_, failure) -> {
            if (failure != null) {
                LOG.warn("lag of group {} is told late: {}", GROUP, failure.getMessage());
            }
        });
    }

    private PartitionArchive archive(int partition) {
        return Objects.requireNonNull(partitions.get(partition), "partition " + partition);
    }

    /** Ends {@link #run()} within one poll. */
    @Override
    public void close() {
        stopped = true;
    }
}
