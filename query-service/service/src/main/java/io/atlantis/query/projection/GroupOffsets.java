package io.atlantis.query.projection;

import io.atlantis.kernel.time.Ticker;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells Kafka's group coordinator how far a projection is, for lag tools alone: the position that counts stands in Postgres.
 * So it is sent at most a few times a second and never waited for. Used by the projection's thread.
 */
final class GroupOffsets {

    private static final Logger LOG = LoggerFactory.getLogger(GroupOffsets.class);
    private static final long INTERVAL_NS = Duration.ofMillis(250).toNanos();

    private final Admin admin;
    private final Ticker ticker;
    private final String group;
    private final String topic;
    private final Map<TopicPartition, OffsetAndMetadata> unsent = new HashMap<>();
    private long lastSentNs;

    GroupOffsets(Admin admin, Ticker ticker, String group, String topic) {
        this.admin = admin;
        this.ticker = ticker;
        this.group = group;
        this.topic = topic;
        this.lastSentNs = ticker.nanoTime() - INTERVAL_NS;
    }

    void reached(Map<Integer, Checkpoint> positions) {
        positions.forEach((partition, checkpoint) ->
                unsent.put(new TopicPartition(topic, partition), new OffsetAndMetadata(checkpoint.nextOffset())));
    }

    /** Sends what is new, unless it sent a moment ago. */
    void sendIfDue() {
        if (unsent.isEmpty() || ticker.nanoTime() - lastSentNs < INTERVAL_NS) {
            return;
        }
        lastSentNs = ticker.nanoTime();
        Map<TopicPartition, OffsetAndMetadata> sending = Map.copyOf(unsent);
        unsent.clear();
        var unused = admin.alterConsumerGroupOffsets(group, sending).all().whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.warn("lag of group {} is told late: {}", group, failure.getMessage());
            }
        });
    }
}
