package io.atlantis.kernel.topic;

import java.util.Map;

/**
 * A topic with its default layout on one machine.
 *
 * @param name as programs rely on it
 * @param partitions default number of partitions
 * @param config topic settings that the platform relies on, such as retention
 */
public record Topic(String name, int partitions, Map<String, String> config) {

    private static final String UNLIMITED = "-1";

    public Topic {
        config = Map.copyOf(config);
    }

    /** Kept for ever, in the order written. */
    static Topic unlimited(String name, int partitions) {
        return new Topic(
                name,
                partitions,
                Map.of("cleanup.policy", "delete", "retention.ms", UNLIMITED, "retention.bytes", UNLIMITED));
    }

    /** The newest record of each key is kept for ever. */
    static Topic compacted(String name, int partitions) {
        return new Topic(name, partitions, Map.of("cleanup.policy", "compact"));
    }

    /** Records that could not be handled, kept 30 days. */
    static Topic deadLetters(String name) {
        long thirtyDaysMs = java.time.Duration.ofDays(30).toMillis();
        return new Topic(name, 1, Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(thirtyDaysMs)));
    }

    /** The same topic with another number of partitions: a setting of larger installations. */
    public Topic withPartitions(int count) {
        return new Topic(name, count, config);
    }
}
