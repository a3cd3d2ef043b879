package io.atlantis.eventstore.kafka;

import io.atlantis.eventstore.core.LogTransport;
import io.atlantis.kernel.eventlog.ChainedLogReader;
import io.atlantis.kernel.eventlog.LogEntry;
import io.atlantis.kernel.eventlog.LogRecord;
import io.atlantis.kernel.eventlog.RecordFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * A partition of a Kafka topic. Writes are idempotent and acknowledged by all in-sync replicas; each {@link #openWriter}
 * gives a new producer, so that nothing of an old one mixes with it. Confined to the owner's thread.
 */
public final class KafkaLogTransport implements LogTransport {

    private static final Duration METADATA_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);
    private static final int REQUEST_TIMEOUT_MS = 8_000;
    private static final int DELIVERY_TIMEOUT_MS = 20_000;
    private static final int MAX_BLOCK_MS = 10_000;
    private static final int BATCH_BYTES = 512 * 1024;
    /**
     * One: what comes while a request is under way travels in the next. With more, the producer sends a group's first records
     * before the owner has written its last, and a group costs the broker three requests.
     */
    private static final int REQUESTS_UNDER_WAY = 1;

    private final String bootstrapServers;
    private final TopicPartition topicPartition;
    private final Consumer<byte[], byte[]> consumer;
    private long position = -1;

    /** Connects to {@code bootstrapServers}; the topic must exist. */
    public KafkaLogTransport(String bootstrapServers, String topic, int partition) {
        this.bootstrapServers = bootstrapServers;
        this.topicPartition = new TopicPartition(topic, partition);
        this.consumer = new KafkaConsumer<>(
                ChainedLogReader.settings(bootstrapServers), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(List.of(topicPartition));
    }

    @Override
    public List<LogEntry> read(long fromOffset, Duration timeout) {
        if (position != fromOffset) {
            consumer.seek(topicPartition, fromOffset);
        }
        List<ConsumerRecord<byte[], byte[]>> records = consumer.poll(timeout).records(topicPartition);
        List<LogEntry> entries = new ArrayList<>(records.size());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            entries.add(RecordFormat.decode(record.offset(), record.key(), record.value(), record.headers()));
        }
        position = records.isEmpty() ? fromOffset : records.getLast().offset() + 1;
        return entries;
    }

    @Override
    public long endOffset() {
        Long end =
                consumer.endOffsets(List.of(topicPartition), METADATA_TIMEOUT).get(topicPartition);
        if (end == null) {
            throw new IllegalStateException("broker gave no end offset of " + topicPartition);
        }
        return end;
    }

    @Override
    public LogWriter openWriter() {
        Producer<byte[], byte[]> producer =
                new KafkaProducer<>(producerSettings(), new ByteArraySerializer(), new ByteArraySerializer());
        return new KafkaLogWriter(producer, topicPartition);
    }

    private Map<String, Object> producerSettings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MS);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MS);
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, REQUESTS_UNDER_WAY);
        return settings;
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
    }

    /** Writes to one partition with one producer. */
    private record KafkaLogWriter(Producer<byte[], byte[]> producer, TopicPartition topicPartition)
            implements LogWriter {

        @Override
        public void write(LogRecord record, WriteCallback callback) {
            // No timestamp: the broker's clients stamp now; when it happened stands in the descriptor.
            var _ = producer.send(
                    new ProducerRecord<>(
                            topicPartition.topic(),
                            topicPartition.partition(),
                            record.key(),
                            record.value(),
                            record.headers()),
                    (metadata, failure) -> report(metadata, failure, callback));
        }

        private static void report(RecordMetadata metadata, @Nullable Exception failure, WriteCallback callback) {
            if (failure == null) {
                callback.written(metadata.offset());
            } else {
                callback.failed(failure);
            }
        }

        @Override
        public void close() {
            producer.close(Duration.ZERO);
        }
    }
}
