package io.atlantis.eventstore.kafka;

import static io.atlantis.eventstore.kafka.Appends.append;
import static io.atlantis.eventstore.kafka.Appends.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.embedded.EmbeddedKafka;
import io.atlantis.eventstore.core.AppendCondition;
import io.atlantis.kernel.eventlog.verify.ChainVerifier;
import io.atlantis.kernel.eventlog.verify.PartitionReport;
import io.atlantis.testkit.gen.SeededTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Segments that a real broker wrote, across a restart of it, copied and then damaged. */
class CopiedSegmentsIT {

    private static final String TOPIC = "domain.events";
    private static final int EVENTS_BEFORE = 40;
    private static final int EVENTS_AFTER = 30;

    @TempDir
    static Path broker;

    @TempDir
    Path copy;

    @BeforeAll
    static void write() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(broker)) {
            createTopic(kafka.bootstrapServers());
            appendAll(kafka.bootstrapServers(), 0, EVENTS_BEFORE);
        }
        try (EmbeddedKafka kafka = EmbeddedKafka.start(broker)) {
            appendAll(kafka.bootstrapServers(), EVENTS_BEFORE, EVENTS_BEFORE + EVENTS_AFTER);
        }
    }

    private static void createTopic(String bootstrapServers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            // Small segments, so that there are several.
            NewTopic topic =
                    new NewTopic(TOPIC, Optional.of(1), Optional.empty()).configs(Map.of("segment.bytes", "1048576"));
            admin.createTopics(List.of(topic)).all().get(30, TimeUnit.SECONDS);
        }
    }

    private static void appendAll(String bootstrapServers, int from, int to) throws Exception {
        try (EmbeddedLog log = EmbeddedLog.start(bootstrapServers, TOPIC, "node")) {
            for (int i = from; i < to; i++) {
                append(log.log(), AppendCondition.NONE, event("event-" + i, "entity-" + i % 3, "command-" + i));
            }
        }
    }

    private Path copied() throws IOException {
        Path source = broker.resolve(TOPIC + "-0");
        Path target = Files.createDirectories(copy.resolve(TOPIC + "-0"));
        try (Stream<Path> files = Files.list(source)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    private PartitionReport verify() throws IOException {
        return ChainVerifier.verifyDirectory(copy, TOPIC).partitions().getFirst();
    }

    @Test
    void shouldFindAnUntouchedCopyIntact() throws IOException {
        copied();
        PartitionReport report = verify();

        assertThat(report.violation()).isEmpty();
        assertThat(report.events()).isEqualTo(EVENTS_BEFORE + EVENTS_AFTER);
        assertThat(report.epoch()).isEqualTo(2);
    }

    @SeededTest(tries = 200)
    void shouldFindAnyFlippedBit(RandomGenerator random) throws IOException {
        Path segment = copied();
        byte[] bytes = Files.readAllBytes(segment);
        int position = random.nextInt(bytes.length);
        bytes[position] ^= (byte) (1 << random.nextInt(8));
        Files.write(segment, bytes);

        assertThat(verify().violation())
                .as("position %s of %s", position, bytes.length)
                .isPresent();
    }
}
