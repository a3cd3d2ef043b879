package io.atlantis.kernel.eventlog.verify;

import io.atlantis.kernel.eventlog.ChainedLogReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Verifies an event log from its first record: recomputes every link of the hash chain of every partition. What it says
 * holds up to {@link PartitionReport#nextOffset()}; that nobody rewrote a whole chain, only a head published elsewhere can
 * tell ({@link PartitionReport#headHex()}). Stateless.
 */
public final class ChainVerifier {

    private static final Pattern PARTITION_DIRECTORY = Pattern.compile("(.+)-(\\d+)");

    private ChainVerifier() {}

    /**
     * Verifies a topic through its broker, up to its present end.
     *
     * @throws IllegalArgumentException when there is no such topic
     * @throws org.apache.kafka.common.KafkaException when the broker can't be read
     */
    public static VerificationReport verifyTopic(String bootstrapServers, String topic) {
        try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                ChainedLogReader.settings(bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<PartitionInfo> partitions = consumer.partitionsFor(topic);
            if (partitions.isEmpty()) {
                throw new IllegalArgumentException("topic " + topic + " does not exist at " + bootstrapServers);
            }
            return new VerificationReport(partitions.stream()
                    .map(PartitionInfo::partition)
                    .sorted()
                    .map(number -> new TopicAudit(consumer, new TopicPartition(topic, number)).run())
                    .toList());
        }
    }

    /**
     * Verifies the segment files of a topic, at rest or copied.
     *
     * @param directory a Kafka log directory that holds {@code <topic>-<partition>} folders, or one such folder
     * @throws IllegalArgumentException when there is no such folder
     * @throws IOException when files can't be read
     */
    public static VerificationReport verifyDirectory(Path directory, String topic) throws IOException {
        List<PartitionReport> reports = new ArrayList<>();
        for (Path folder : partitionDirectories(directory, topic)) {
            reports.add(new SegmentAudit(partition(folder), folder).run());
        }
        if (reports.isEmpty()) {
            throw new IllegalArgumentException(directory + " holds no folder " + topic
                    + "-<partition>: name Kafka's log directory or a copy of it");
        }
        return new VerificationReport(reports);
    }

    private static List<Path> partitionDirectories(Path directory, String topic) throws IOException {
        if (isPartitionOf(directory.toAbsolutePath().normalize(), topic)) {
            return List.of(directory.toAbsolutePath().normalize());
        }
        try (Stream<Path> folders = Files.list(directory)) {
            return folders.filter(folder -> isPartitionOf(folder, topic))
                    .sorted(Comparator.comparingInt(ChainVerifier::partition))
                    .toList();
        }
    }

    private static boolean isPartitionOf(Path folder, String topic) {
        Matcher matcher = PARTITION_DIRECTORY.matcher(String.valueOf(folder.getFileName()));
        return Files.isDirectory(folder) && matcher.matches() && topic.equals(matcher.group(1));
    }

    private static int partition(Path folder) {
        String name = String.valueOf(folder.getFileName());
        return Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
    }
}
