package io.atlantis.kernel.eventlog.verify;

import io.atlantis.kernel.eventlog.ChainedLogReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
 * holds up to {@link PartitionReport#nextOffset()}. That nobody rewrote a whole chain or cut its end off, only heads
 * published of it can tell: those of {@link HeadsToVerify}, and, when they may have been replaced with it, one kept elsewhere.
 * Stateless.
 */
public final class ChainVerifier {

    private static final Pattern PARTITION_DIRECTORY = Pattern.compile("(.+)-(\\d+)");

    private ChainVerifier() {}

    /** As {@link #verifyTopic(String, String, HeadsToVerify)}, without heads: the chain alone. */
    public static VerificationReport verifyTopic(String bootstrapServers, String topic) {
        return verifyTopic(bootstrapServers, topic, Optional.empty());
    }

    /**
     * Verifies a topic through its broker, up to its present end, and holds it to the heads that were published before.
     *
     * @param heads a topic that doesn't exist has none
     * @throws IllegalArgumentException when there is no topic of events
     * @throws org.apache.kafka.common.KafkaException when the broker can't be read
     */
    public static VerificationReport verifyTopic(String bootstrapServers, String topic, HeadsToVerify heads) {
        return verifyTopic(bootstrapServers, topic, Optional.of(heads));
    }

    private static VerificationReport verifyTopic(
            String bootstrapServers, String topic, Optional<HeadsToVerify> toVerify) {
        try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                ChainedLogReader.settings(bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<PartitionInfo> partitions = consumer.partitionsFor(topic);
            if (partitions.isEmpty()) {
                throw new IllegalArgumentException("topic " + topic + " does not exist at " + bootstrapServers);
            }
            // The heads first: what is published after this is of events that may be appended after the log's end was
            // looked up.
            PublishedHeads heads = headsOfTopic(consumer, toVerify);
            heads.requireAmong(partitions.stream().map(PartitionInfo::partition).toList());
            List<PartitionReport> reports = partitions.stream()
                    .map(PartitionInfo::partition)
                    .sorted()
                    .map(number ->
                            new TopicAudit(consumer, new TopicPartition(topic, number), heads.audit(number)).run())
                    .toList();
            return report(reports, heads, toVerify);
        }
    }

    private static PublishedHeads headsOfTopic(Consumer<byte[], byte[]> consumer, Optional<HeadsToVerify> toVerify) {
        PublishedHeads heads =
                new PublishedHeads(toVerify.map(HeadsToVerify::keys).orElse(List.of()));
        for (PartitionInfo info :
                toVerify.map(given -> consumer.partitionsFor(given.topic())).orElse(List.of())) {
            new TopicHeads(consumer, new TopicPartition(info.topic(), info.partition()), heads).readAll();
        }
        return heads;
    }

    private static VerificationReport report(
            List<PartitionReport> reports, PublishedHeads heads, Optional<HeadsToVerify> toVerify) {
        return new VerificationReport(reports, toVerify.isEmpty() ? HeadsReport.NONE : heads.report());
    }

    /** As {@link #verifyDirectory(Path, String, HeadsToVerify)}, without heads: the chain alone. */
    public static VerificationReport verifyDirectory(Path directory, String topic) throws IOException {
        return verifyDirectory(directory, topic, Optional.empty());
    }

    /**
     * Verifies the segment files of a topic, at rest or copied, and holds them to the heads whose segments lie beside them. Of a
     * log at work, heads are to be copied before events: else some may be of events that the copy lacks.
     *
     * @param directory a Kafka log directory that holds {@code <topic>-<partition>} folders, or one such folder
     * @throws IllegalArgumentException when there is no such folder
     * @throws IOException when files can't be read
     */
    public static VerificationReport verifyDirectory(Path directory, String topic, HeadsToVerify heads)
            throws IOException {
        return verifyDirectory(directory, topic, Optional.of(heads));
    }

    private static VerificationReport verifyDirectory(Path directory, String topic, Optional<HeadsToVerify> toVerify)
            throws IOException {
        List<Path> folders = partitionDirectories(directory, topic);
        if (folders.isEmpty()) {
            throw new IllegalArgumentException(directory + " holds no folder " + topic
                    + "-<partition>: name Kafka's log directory or a copy of it");
        }
        PublishedHeads heads = headsBeside(folders.getFirst(), toVerify);
        if (!isPartitionOf(directory.toAbsolutePath().normalize(), topic)) {
            heads.requireAmong(folders.stream().map(ChainVerifier::partition).toList());
        }
        List<PartitionReport> reports = new ArrayList<>();
        for (Path folder : folders) {
            int partition = partition(folder);
            reports.add(new SegmentAudit(partition, folder, heads.audit(partition)).run());
        }
        return report(reports, heads, toVerify);
    }

    private static PublishedHeads headsBeside(Path partitionDirectory, Optional<HeadsToVerify> toVerify)
            throws IOException {
        PublishedHeads heads =
                new PublishedHeads(toVerify.map(HeadsToVerify::keys).orElse(List.of()));
        if (toVerify.isPresent()) {
            Path logDirectory = partitionDirectory.resolveSibling(".").normalize();
            for (Path folder : partitionDirectories(logDirectory, toVerify.get().topic())) {
                new SegmentHeads(heads).readAll(folder);
            }
        }
        return heads;
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
