package io.atlantis.kernel.eventlog.verify;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads the heads through a broker, up to the end that their topic has at the beginning. */
final class TopicHeads {

    private static final Duration POLL_TIMEOUT = Duration.ofMillis(500);
    private static final int MAX_EMPTY_POLLS = 60;

    private final Consumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final PublishedHeads heads;

    TopicHeads(Consumer<byte[], byte[]> consumer, TopicPartition partition, PublishedHeads heads) {
        this.consumer = consumer;
        this.partition = partition;
        this.heads = heads;
    }

    /** Throws {@link TimeoutException} when the broker gives nothing for half a minute. */
    void readAll() {
        List<TopicPartition> assignment = List.of(partition);
        long beginning = offset(consumer.beginningOffsets(assignment));
        long end = offset(consumer.endOffsets(assignment));
        if (beginning > 0) {
            heads.fail(0, "records up to offset " + beginning + " are missing");
        }
        consumer.assign(assignment);
        consumer.seek(partition, beginning);
        readUpTo(end);
    }

    private void readUpTo(long end) {
        int emptyPolls = 0;
        while (consumer.position(partition) < end) {
            List<ConsumerRecord<byte[], byte[]>> records;
            try {
                records = consumer.poll(POLL_TIMEOUT).records(partition);
            } catch (RetriableException e) {
                throw e;
            } catch (KafkaException e) {
                heads.fail(consumer.position(partition), "the broker's batch is damaged: " + e.getMessage());
                return;
            }
            records.forEach(record -> heads.add(record.offset(), record.value()));
            emptyPolls = records.isEmpty() ? emptyPolls + 1 : 0;
            if (emptyPolls == MAX_EMPTY_POLLS) {
                throw new TimeoutException(partition + " gives no records up to " + end);
            }
        }
    }

    private long offset(Map<TopicPartition, Long> offsets) {
        Long offset = offsets.get(partition);
        if (offset == null) {
            throw new IllegalStateException("broker gave no offset of " + partition);
        }
        return offset;
    }
}
