package io.atlantis.query.projection;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.atlantis.query.kafka.KafkaClients;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/** Puts records that stopped a partition of a projection on {@code <topic>.dlt}, with the reason; each of them once. */
final class DeadLetters {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration POLL_TIMEOUT = Duration.ofMillis(200);

    private final KafkaClients clients;

    DeadLetters(KafkaClients clients) {
        this.clients = clients;
    }

    /**
     * Returns when Kafka has it. A letter that is there from an earlier start is not written again; the caller sees to it that
     * no other instance looks at the same moment.
     *
     * @throws KafkaException when it could not be written in time; the caller tries again
     */
    void sendOnce(String projection, DeadLetter letter, String reason) {
        if (!isThere(projection, letter)) {
            send(projection, letter, reason);
        }
    }

    private boolean isThere(String projection, DeadLetter letter) {
        // Read whole: the topic is kept for a month, and in a healthy platform it is empty.
        try (Consumer<byte[], byte[]> consumer = clients.assigningConsumer("dead-letters-" + projection, Map.of())) {
            List<TopicPartition> partitions = consumer.partitionsFor(letter.topic() + ".dlt", TIMEOUT).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, TIMEOUT);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey(), TIMEOUT) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL_TIMEOUT)) {
                    if (isOf(projection, letter, record)) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    private static boolean isOf(String projection, DeadLetter letter, ConsumerRecord<byte[], byte[]> record) {
        return Arrays.equals(record.value(), letter.value())
                && header(record, "dlt_projection").equals(projection)
                && header(record, "dlt_topic").equals(letter.topic())
                && header(record, "dlt_partition").equals(Integer.toString(letter.partition()))
                && header(record, "dlt_offset").equals(Long.toString(letter.offset()));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    private void send(String projection, DeadLetter letter, String reason) {
        // Made on demand: in a healthy platform no record ever comes here.
        try (Producer<byte[], byte[]> producer = clients.producer("dead-letters-" + projection)) {
            producer.send(record(projection, letter, reason)).get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
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
