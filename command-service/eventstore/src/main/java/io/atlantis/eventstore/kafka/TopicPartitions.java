package io.atlantis.eventstore.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;

/** How many partitions the event log's topic has. */
public final class TopicPartitions {

    private TopicPartitions() {}

    /**
     * Asks the broker.
     *
     * @param expected how many there must be; 0 for any number
     * @throws IllegalStateException when the topic has another number, does not exist or the broker gives no answer in time
     */
    public static int count(String bootstrapServers, String topic, int expected, Duration timeout) {
        int count = describe(bootstrapServers, topic, timeout).partitions().size();
        if (expected != 0 && expected != count) {
            throw new IllegalStateException("topic " + topic + " has " + count + " partitions but " + expected
                    + " are set. The number is fixed when the topic is created: set it to " + count
                    + ", or copy the events into a new topic");
        }
        return count;
    }

    private static TopicDescription describe(String bootstrapServers, String topic, Duration timeout) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            Map<String, TopicDescription> descriptions =
                    admin.describeTopics(List.of(topic)).allTopicNames().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return Objects.requireNonNull(descriptions.get(topic), "the broker describes what it is asked for");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for the partitions of " + topic, e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "the partitions of " + topic
                            + " can't be asked for: is Kafka reachable, and has the topic been created?",
                    e);
        }
    }
}
