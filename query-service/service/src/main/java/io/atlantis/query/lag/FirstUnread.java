package io.atlantis.query.lag;

import io.atlantis.kernel.time.Ticker;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Looks at the records that readers have not done with, for their timestamps. Not thread-safe: it holds a consumer, which
 * joins no group and commits nothing.
 */
final class FirstUnread implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final Duration POLL_TIMEOUT = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final Ticker ticker;

    FirstUnread(Consumer<byte[], byte[]> consumer, Ticker ticker) {
        this.consumer = consumer;
        this.ticker = ticker;
    }

    /**
     * Timestamps of the first record at or after an offset of each partition.
     *
     * @param from by partition; must not lie before the partition's first offset
     * @param ends first offset after the last record, by partition
     * @return epoch milliseconds; a partition is absent when there is no record up to its end, such as when a transaction's
     *     marker is all there is, or when Kafka did not give it in time
     */
    Map<TopicPartition, Long> timestampsMs(Map<TopicPartition, Long> from, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> timestamps = new HashMap<>();
        consumer.assign(from.keySet());
        // What the last look paused stays paused over a new assignment.
        consumer.resume(consumer.paused());
        from.forEach(consumer::seek);
        Set<TopicPartition> open = new HashSet<>(from.keySet());
        long startNs = ticker.nanoTime();
        while (!open.isEmpty() && ticker.nanoTime() - startNs < LIMIT.toNanos()) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL_TIMEOUT);
            records.partitions()
                    .forEach(partition -> timestamps.put(
                            partition, records.records(partition).getFirst().timestamp()));
            consumer.pause(records.partitions());
            open.removeIf(partition -> timestamps.containsKey(partition)
                    || consumer.position(partition) >= ends.getOrDefault(partition, 0L));
        }
        return timestamps;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
