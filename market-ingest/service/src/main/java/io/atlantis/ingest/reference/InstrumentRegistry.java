package io.atlantis.ingest.reference;

import io.atlantis.kernel.market.Instrument;
import io.atlantis.kernel.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * All instruments, as {@code market.instruments} has them: read back at the start, and written before they are known here.
 * Thread-safe.
 */
public final class InstrumentRegistry {

    private static final Logger LOG = LoggerFactory.getLogger(InstrumentRegistry.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long ACK_TIMEOUT_MS = 30_000;

    private final Producer<byte[], byte[]> producer;
    private final JsonMapper json = new JsonMapper();
    private final Map<String, Instrument> instruments = new ConcurrentHashMap<>();

    /**
     * @param producer owned by the caller
     */
    public InstrumentRegistry(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /**
     * Reads the topic from its first record to the end it has now.
     *
     * @param consumer without a group; stays the caller's
     */
    public void restore(KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.INSTRUMENTS.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (partitions.stream()
                .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
            consumer.poll(POLL).forEach(message -> restore(message.value()));
        }
    }

    public Optional<Instrument> find(String symbol) {
        return Optional.ofNullable(instruments.get(symbol));
    }

    public Collection<Instrument> all() {
        return List.copyOf(instruments.values());
    }

    /**
     * Publishes those instruments that are new or have changed; returns when Kafka has acknowledged them.
     *
     * @throws KafkaException when Kafka does not take them in time
     */
    public void register(Collection<Instrument> found) {
        List<Instrument> changed = found.stream()
                .filter(instrument -> !instrument.equals(instruments.get(instrument.symbol())))
                .toList();
        List<Future<RecordMetadata>> sent = changed.stream().map(this::send).toList();
        try {
            for (Future<RecordMetadata> acknowledgement : sent) {
                var unused = acknowledgement.get(ACK_TIMEOUT_MS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while registering instruments", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("Kafka did not take all of " + changed.size() + " instruments", e);
        }
        changed.forEach(instrument -> instruments.put(instrument.symbol(), instrument));
    }

    private Future<RecordMetadata> send(Instrument instrument) {
        byte[] key = instrument.symbol().getBytes(StandardCharsets.US_ASCII);
        return producer.send(new ProducerRecord<>(Topics.INSTRUMENTS.name(), key, json.writeValueAsBytes(instrument)));
    }

    private void restore(byte @Nullable [] value) {
        if (value == null) {
            return;
        }
        try {
            Instrument instrument = json.readValue(value, Instrument.class);
            instruments.put(instrument.symbol(), instrument);
        } catch (JacksonException e) {
            LOG.warn("a record of {} can't be read and is left out", Topics.INSTRUMENTS.name(), e);
        }
    }
}
