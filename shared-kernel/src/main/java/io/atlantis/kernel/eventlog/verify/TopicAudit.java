package io.atlantis.kernel.eventlog.verify;

import io.atlantis.kernel.eventlog.RecordFormat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;

/** Audits one partition through a broker, up to the end that it had at the beginning. */
final class TopicAudit {

    private static final Duration POLL_TIMEOUT = Duration.ofMillis(500);
    private static final int MAX_EMPTY_POLLS = 60;

    private final Consumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final PartitionAudit audit;

    TopicAudit(Consumer<byte[], byte[]> consumer, TopicPartition partition, HeadAudit heads) {
        this.consumer = consumer;
        this.partition = partition;
        this.audit = new PartitionAudit(partition.partition(), heads);
    }

    /** Throws {@link TimeoutException} when the broker gives nothing for half a minute. */
    PartitionReport run() {
        List<TopicPartition> assignment = List.of(partition);
        long beginning = offset(consumer.beginningOffsets(assignment));
        long end = offset(consumer.endOffsets(assignment));
        if (beginning > 0) {
            audit.fail(0, "records up to offset " + beginning + " are missing");
            return audit.report();
        }
        consumer.assign(assignment);
        consumer.seek(partition, 0);
        auditUpTo(end);
        return audit.report();
    }

    private void auditUpTo(long end) {
        int emptyPolls = 0;
        while (audit.nextOffset() < end && !audit.failed()) {
            long before = audit.nextOffset();
            pollOnce();
            emptyPolls = audit.nextOffset() > before ? 0 : emptyPolls + 1;
            if (emptyPolls == MAX_EMPTY_POLLS) {
                throw new TimeoutException(partition + " gives no records from offset " + before + " up to " + end);
            }
        }
    }

    private void pollOnce() {
        try {
            acceptAll(consumer.poll(POLL_TIMEOUT));
        } catch (RetriableException e) {
            throw e;
        } catch (KafkaException e) {
            audit.fail(consumer.position(partition), "the broker's batch is damaged: " + e.getMessage());
        }
    }

    private void acceptAll(ConsumerRecords<byte[], byte[]> records) {
        for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
            if (record.offset() != audit.nextOffset()) {
                audit.fail(audit.nextOffset(), "records up to offset " + record.offset() + " are missing");
            }
            if (audit.failed()
                    || !audit.accept(
                            RecordFormat.decode(record.offset(), record.key(), record.value(), record.headers()))) {
                return;
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
