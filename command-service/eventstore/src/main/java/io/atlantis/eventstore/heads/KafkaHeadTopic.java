package io.atlantis.eventstore.heads;

import io.atlantis.kernel.eventlog.ChainedLogReader;
import io.atlantis.kernel.eventlog.merkle.SignedTreeHead;
import io.atlantis.kernel.eventlog.merkle.TreeHeadJson;
import io.atlantis.kernel.time.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** {@code domain.heads} on Kafka: one partition, read from its end backwards, written with acknowledgement by all replicas. */
public final class KafkaHeadTopic implements HeadTopic {

    private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration METADATA_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration POLL_TIMEOUT = Duration.ofMillis(200);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);
    private static final int WRITE_TIMEOUT_MS = 5_000;
    /** Records of one step backwards: for one partition, those of a quarter of an hour. */
    private static final long STEP = 1_000;

    private final String bootstrapServers;
    private final TopicPartition topicPartition;
    private final Ticker ticker;
    private @Nullable Producer<byte[], byte[]> producer;

    /** Connects to {@code bootstrapServers} ({@code host:port,...}) when first used. */
    public KafkaHeadTopic(String bootstrapServers, String topic, Ticker ticker) {
        this.bootstrapServers = bootstrapServers;
        this.topicPartition = new TopicPartition(topic, 0);
        this.ticker = ticker;
    }

    @Override
    public Optional<SignedTreeHead> newest(int partition, Predicate<SignedTreeHead> accepted) {
        try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                ChainedLogReader.settings(bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> assignment = List.of(topicPartition);
            consumer.assign(assignment);
            long beginning = offset(consumer.beginningOffsets(assignment, METADATA_TIMEOUT));
            long to = offset(consumer.endOffsets(assignment, METADATA_TIMEOUT));
            Optional<SignedTreeHead> found = Optional.empty();
            while (found.isEmpty() && to > beginning) {
                long from = Math.max(beginning, to - STEP);
                found = largest(read(consumer, from, to), partition, accepted);
                to = from;
            }
            return found;
        }
    }

    private long offset(Map<TopicPartition, Long> offsets) {
        Long offset = offsets.get(topicPartition);
        if (offset == null) {
            throw new KafkaException("broker gave no offset of " + topicPartition);
        }
        return offset;
    }

    private List<byte[]> read(Consumer<byte[], byte[]> consumer, long from, long to) {
        long deadlineNs = ticker.nanoTime() + READ_TIMEOUT.toNanos();
        List<byte[]> values = new ArrayList<>();
        consumer.seek(topicPartition, from);
        while (consumer.position(topicPartition, METADATA_TIMEOUT) < to) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL_TIMEOUT)) {
                if (record.offset() < to && record.value() != null) {
                    values.add(record.value());
                }
            }
            if (ticker.nanoTime() - deadlineNs > 0) {
                throw new TimeoutException(topicPartition + " gives no records from " + from + " to " + to);
            }
        }
        return values;
    }

    private static Optional<SignedTreeHead> largest(
            List<byte[]> values, int partition, Predicate<SignedTreeHead> accepted) {
        return values.stream()
                .flatMap(KafkaHeadTopic::head)
                .filter(head -> head.partition() == partition)
                .filter(accepted)
                .max(Comparator.comparingLong(SignedTreeHead::treeSize));
    }

    private static Stream<SignedTreeHead> head(byte[] value) {
        try {
            return Stream.of(TreeHeadJson.read(value));
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }

    @Override
    public void publish(SignedTreeHead head) {
        try {
            Producer<byte[], byte[]> open = producer();
            var _ = open.send(new ProducerRecord<>(
                            topicPartition.topic(),
                            topicPartition.partition(),
                            TreeHeadJson.key(head.partition()),
                            TreeHeadJson.write(head)))
                    .get(WRITE_TIMEOUT_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            close();
            throw new InterruptException(e);
        } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
            // A producer that failed once may refuse for ever.
            close();
            throw new KafkaException("head of partition " + head.partition() + " is not acknowledged", e);
        }
    }

    private Producer<byte[], byte[]> producer() {
        Producer<byte[], byte[]> open = producer;
        if (open == null) {
            open = new KafkaProducer<>(producerSettings(), new ByteArraySerializer(), new ByteArraySerializer());
            producer = open;
        }
        return open;
    }

    private Map<String, Object> producerSettings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, WRITE_TIMEOUT_MS);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, WRITE_TIMEOUT_MS);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, WRITE_TIMEOUT_MS);
        return settings;
    }

    @Override
    public void close() {
        Producer<byte[], byte[]> open = producer;
        producer = null;
        if (open != null) {
            open.close(CLOSE_TIMEOUT);
        }
    }
}
