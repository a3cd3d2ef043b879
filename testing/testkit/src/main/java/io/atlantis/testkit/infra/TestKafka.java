package io.atlantis.testkit.infra;

import io.atlantis.embedded.EmbeddedKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The broker shared by the tests of a JVM. Thread-safe. */
public final class TestKafka implements AutoCloseable {

    private static final Duration ADMIN_LIMIT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(200);

    private final ScratchFolder folder;
    private final EmbeddedKafka broker;
    private final Admin admin;
    private final AtomicInteger names = new AtomicInteger();

    private TestKafka(ScratchFolder folder, EmbeddedKafka broker) {
        this.folder = folder;
        this.broker = broker;
        this.admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    static TestKafka start() {
        ScratchFolder folder = ScratchFolder.create("kafka");
        try {
            return new TestKafka(folder, EmbeddedKafka.start(folder.path()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Where clients connect.
     *
     * @return {@code host:port}
     */
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /**
     * The shared admin client.
     *
     * @return belongs to this object: not to be closed
     */
    public Admin admin() {
        return admin;
    }

    /**
     * A name that no other test of the JVM has, for a topic, a group or a transactional id.
     *
     * @param prefix what it is for
     * @return prefix and number
     */
    public String uniqueName(String prefix) {
        return prefix + "-" + names.incrementAndGet();
    }

    /**
     * Makes a topic of its own for a test.
     *
     * @param prefix     start of the name
     * @param partitions number of partitions
     * @return the topic's name
     */
    public String createTopic(String prefix, int partitions) {
        return createTopic(prefix, partitions, Map.of());
    }

    /**
     * Makes a topic of its own for a test.
     *
     * @param prefix     start of the name
     * @param partitions number of partitions
     * @param settings   topic settings by Kafka's names
     * @return the topic's name
     */
    public String createTopic(String prefix, int partitions, Map<String, String> settings) {
        String name = uniqueName(prefix);
        createTopics(List.of(new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(settings)));
        return name;
    }

    /**
     * Makes topics of given names, for code under test that insists on them.
     *
     * @param topics new topics; none of them may exist
     */
    public void createTopics(List<NewTopic> topics) {
        try {
            admin.createTopics(topics).all().get(ADMIN_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("can't create " + topics, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted creating " + topics, e);
        }
    }

    /**
     * A producer of bytes that waits for the broker.
     *
     * @return the caller's to close
     */
    public KafkaProducer<byte[], byte[]> newProducer() {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers(), "acks", "all", "linger.ms", 0);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * A consumer of bytes without a group, that reads only what is committed.
     *
     * @return the caller's to close
     */
    public KafkaConsumer<byte[], byte[]> newConsumer() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", bootstrapServers());
        settings.put("isolation.level", "read_committed");
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", false);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Sends records and waits for each to be acknowledged.
     *
     * @param records what to send, in order
     */
    public void send(List<ProducerRecord<byte[], byte[]>> records) {
        try (KafkaProducer<byte[], byte[]> producer = newProducer()) {
            var pending = records.stream().map(producer::send).toList();
            producer.flush();
            for (var sent : pending) {
                sent.get(ADMIN_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("can't send", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted sending", e);
        }
    }

    /**
     * Reads a topic from its first record to the end it has now.
     *
     * @param topic topic name
     * @return all committed records, in order within each partition
     */
    public List<ConsumerRecord<byte[], byte[]>> readAll(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = newConsumer()) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (!reached(consumer, ends)) {
                consumer.poll(POLL).forEach(records::add);
            }
            return records;
        }
    }

    private static boolean reached(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(5));
        broker.close();
        folder.close();
    }
}
