package io.atlantis.query.projection;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.atlantis.query.kafka.KafkaClients;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Puts records that stopped a projection on {@code <topic>.dlt}, with the reason. */
final class DeadLetters {

    private static final long TIMEOUT_MS = 10_000;

    private final KafkaClients clients;

    DeadLetters(KafkaClients clients) {
        this.clients = clients;
    }

    /**
     * Returns when Kafka has it.
     *
     * @throws KafkaException when it could not be written in time; the caller tries again
     */
    void send(String projection, DeadLetter letter, String reason) {
        // Made on demand: in a healthy platform no record ever comes here.
        try (Producer<byte[], byte[]> producer = clients.producer("dead-letters-" + projection)) {
            producer.send(record(projection, letter, reason)).get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while writing to " + letter.topic() + ".dlt", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("could not write to " + letter.topic() + ".dlt", e);
        }
    }

    private static ProducerRecord<byte[], byte[]> record(String projection, DeadLetter letter, String reason) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(letter.topic() + ".dlt", letter.key(), letter.value());
        record.headers()
                .add("dlt_reason", reason.getBytes(UTF_8))
                .add("dlt_projection", projection.getBytes(UTF_8))
                .add("dlt_topic", letter.topic().getBytes(UTF_8))
                .add("dlt_partition", Integer.toString(letter.partition()).getBytes(UTF_8))
                .add("dlt_offset", Long.toString(letter.offset()).getBytes(UTF_8));
        return record;
    }
}
