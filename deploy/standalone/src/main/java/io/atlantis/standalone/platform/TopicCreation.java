package io.atlantis.standalone.platform;

import io.atlantis.kernel.topic.Topic;
import io.atlantis.kernel.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Creates the topics of the catalogue that do not exist yet; those that do are left as they are. */
final class TopicCreation {

    private static final long LIMIT_S = 30;

    private TopicCreation() {}

    /** Returns how many topics were created. */
    static int createMissing(String bootstrapServers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Set<String> existing = admin.listTopics().names().get(LIMIT_S, TimeUnit.SECONDS);
            List<NewTopic> missing = Topics.all().stream()
                    .filter(topic -> !existing.contains(topic.name()))
                    .map(TopicCreation::newTopic)
                    .toList();
            admin.createTopics(missing).all().get(LIMIT_S, TimeUnit.SECONDS);
            return missing.size();
        }
    }

    private static NewTopic newTopic(Topic topic) {
        return new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty()).configs(topic.config());
    }
}
