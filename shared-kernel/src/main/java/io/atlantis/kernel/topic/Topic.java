package io.atlantis.kernel.topic;

import java.time.Duration;
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

    /**
     * The newest record of each key is kept for ever, and an older one is off the disk within the hour: a segment is rolled
     * by the first write ten minutes after its first record, and compacted half an hour after it was written at the latest.
     * A tombstone stays an hour after that, so that a reader which was away sees it.
     */
    static Topic compactedPromptly(String name, int partitions) {
        return new Topic(
                name,
                partitions,
                Map.of(
                        "cleanup.policy", "compact",
                        "segment.ms", millis(Duration.ofMinutes(10)),
                        "max.compaction.lag.ms", millis(Duration.ofMinutes(30)),
                        "min.cleanable.dirty.ratio", "0.01",
                        "delete.retention.ms", millis(Duration.ofHours(1))));
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    /** Records that could not be handled, kept 30 days. */
    static Topic deadLetters(String name) {
        return new Topic(
                name, 1, Map.of("cleanup.policy", "delete", "retention.ms", millis(Duration.ofDays(30))));
    }

    /** The same topic with another number of partitions: a setting of larger installations. */
    public Topic withPartitions(int count) {
        return new Topic(name, count, config);
    }
}
