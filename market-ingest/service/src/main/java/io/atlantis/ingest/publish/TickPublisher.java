package io.atlantis.ingest.publish;

import io.atlantis.kernel.topic.Topic;
import org.agrona.DirectBuffer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends live records without waiting for their acknowledgement. When Kafka is slower than the feed, {@link #publish} waits
 * for room in the producer's buffer, and the line's own flow control does the rest. Confined to the feed's thread; the
 * producer belongs to the caller.
 */
public final class TickPublisher {

    private static final Logger LOG = LoggerFactory.getLogger(TickPublisher.class);
    private static final int LONGEST_RECORD = 512;

    private final Producer<byte[], byte[]> producer;
    private final PublishStatistics statistics;
    private final Runnable onLoss;
    private final Callback acknowledgement = this::acknowledged;
    /** One array for each length: the producer has copied a value when {@code send} returns, so that it may be reused. */
    private final byte[][] valueOfLength = new byte[LONGEST_RECORD + 1][];

    /**
     * @param onLoss told by a thread of the producer when Kafka did not take a record
     */
    public TickPublisher(Producer<byte[], byte[]> producer, PublishStatistics statistics, Runnable onLoss) {
        this.producer = producer;
        this.statistics = statistics;
        this.onLoss = onLoss;
        for (int length = 0; length <= LONGEST_RECORD; length++) {
            valueOfLength[length] = new byte[length];
        }
    }

    /**
     * @param key not to be changed by anybody afterwards
     * @param record copied before this returns
     */
    public void publish(Topic topic, byte[] key, DirectBuffer record, int length) {
        byte[] value = valueOfLength[length];
        record.getBytes(0, value, 0, length);
        var unused = producer.send(new ProducerRecord<>(topic.name(), key, value), acknowledgement);
    }

    private void acknowledged(org.apache.kafka.clients.producer.RecordMetadata metadata, @Nullable Exception failure) {
        if (failure == null) {
            statistics.acknowledged.increment();
            return;
        }
        if (statistics.failed.sum() % 1_000 == 0) {
            LOG.error(
                    "Kafka did not take a live record of {}; failed so far: {}",
                    metadata.topic(),
                    statistics.failed.sum() + 1,
                    failure);
        }
        statistics.failed.increment();
        onLoss.run();
    }
}
