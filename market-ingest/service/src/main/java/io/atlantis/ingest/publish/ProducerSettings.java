package io.atlantis.ingest.publish;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** How the service's producers are set up: idempotent and acknowledged by all replicas, whatever they carry. */
public final class ProducerSettings {

    /** Longest time between sending a record and knowing that it is lost. */
    public static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(30);

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_REQUEST_BYTES = 1 << 20;

    private ProducerSettings() {}

    /** For ticks: little delay, a buffer that holds a burst. */
    public static KafkaProducer<byte[], byte[]> live(String bootstrapServers) {
        return producer(bootstrapServers, "market-ingest-live", 5, 64 << 10, 64 << 20);
    }

    /** For history and files: large batches. */
    public static KafkaProducer<byte[], byte[]> bulk(String bootstrapServers) {
        return producer(bootstrapServers, "market-ingest-bulk", 20, 256 << 10, 32 << 20);
    }

    private static KafkaProducer<byte[], byte[]> producer(
            String bootstrapServers, String clientId, int lingerMs, int batchBytes, long bufferBytes) {
        Map<String, Object> settings = Map.ofEntries(
                Map.entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                Map.entry(ProducerConfig.CLIENT_ID_CONFIG, clientId),
                Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                // Of a fresh producer's batches the broker may refuse the first for a moment and accept the second; the
                // first then
                // counts as out of sequence for good and is lost. One at a time can't overtake.
                Map.entry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1),
                Map.entry(ProducerConfig.LINGER_MS_CONFIG, lingerMs),
                Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, batchBytes),
                Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, bufferBytes),
                Map.entry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES),
                Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000),
                Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, DELIVERY_TIMEOUT.toMillis()),
                Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) DELIVERY_TIMEOUT.toMillis()));
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()) {
            /** Flushes, but does not wait for ever for a Kafka that is gone. */
            @Override
            public void close() {
                close(CLOSE_TIMEOUT);
            }
        };
    }
}
