package io.atlantis.ingest.publish;

import io.atlantis.kernel.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;

/** Which log our marks speak of: Kafka gives each topic an id for life, and a new one when it is made again. */
public final class LogIdentity {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private LogIdentity() {}

    /** Ids of the topics that market data goes to. */
    public static String of(Admin admin) {
        List<String> topics = List.of(Topics.BARS.name(), Topics.TRADES.name());
        try {
            Map<String, TopicDescription> described =
                    admin.describeTopics(topics).allTopicNames().get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            StringBuilder identity = new StringBuilder();
            new TreeMap<>(described)
                    .forEach((name, topic) -> identity.append(name)
                            .append('=')
                            .append(topic.topicId())
                            .append(' '));
            return identity.toString().strip();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while describing " + topics, e);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("topics " + topics + " can't be described: do they exist?", e);
        }
    }
}
