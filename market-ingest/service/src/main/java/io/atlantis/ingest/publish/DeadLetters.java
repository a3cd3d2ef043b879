package io.atlantis.ingest.publish;

import io.atlantis.kernel.time.EpochNanos;
import io.atlantis.kernel.topic.Topics;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps frames that could not be read: the bytes as they came, with the reason and the time in headers. Thread-safe; never
 * throws, since a frame that can't even be kept must not end the feed.
 */
public final class DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final int MOST_BYTES = 900_000;

    private final Producer<byte[], byte[]> producer;
    private final PublishStatistics statistics;

    public DeadLetters(Producer<byte[], byte[]> producer, PublishStatistics statistics) {
        this.producer = producer;
        this.statistics = statistics;
    }

    /** Keeps one frame; of a frame beyond 900,000 bytes only as much. */
    public void keep(DirectBuffer frame, int offset, int length, String reason, long receivedNs) {
        byte[] bytes = new byte[Math.min(length, MOST_BYTES)];
        frame.getBytes(offset, bytes);
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(Topics.TRADES_DLT.name(), bytes);
        header(letter, "dlt_reason", reason);
        header(letter, "dlt_topic", Topics.TRADES.name());
        header(letter, "dlt_received", EpochNanos.format(receivedNs));
        header(letter, "dlt_length", Integer.toString(length));
        statistics.deadLetters.increment();
        LOG.warn("frame of {} bytes can't be read ({}); it is kept in {}", length, reason, letter.topic());
        try {
            var unused = producer.send(letter);
        } catch (RuntimeException e) {
            LOG.error("dead letter could not be sent to {}", letter.topic(), e);
        }
    }

    private static void header(ProducerRecord<byte[], byte[]> letter, String name, String value) {
        letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
