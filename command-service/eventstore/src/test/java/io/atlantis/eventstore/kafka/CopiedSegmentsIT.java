package io.atlantis.eventstore.kafka;

import static io.atlantis.eventstore.kafka.Appends.append;
import static io.atlantis.eventstore.kafka.Appends.event;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.embedded.EmbeddedKafka;
import io.atlantis.eventstore.core.AppendCondition;
import io.atlantis.kernel.eventlog.verify.ChainVerifier;
import io.atlantis.kernel.eventlog.verify.VerificationReport;
import io.atlantis.testkit.gen.SeededTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
    private static final int PARTITIONS = 3;
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
            NewTopic topic = new NewTopic(TOPIC, Optional.of(PARTITIONS), Optional.empty())
                    .configs(Map.of("segment.bytes", "1048576"));
            admin.createTopics(List.of(topic)).all().get(30, TimeUnit.SECONDS);
        }
    }

    private static void appendAll(String bootstrapServers, int from, int to) throws Exception {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            try (EmbeddedLog log = EmbeddedLog.start(bootstrapServers, TOPIC, partition, PARTITIONS)) {
                for (int i = from; i < to; i++) {
                    append(log.log(), AppendCondition.NONE, event("event-" + i, "entity-" + i % 3, "command-" + i));
                }
            }
        }
    }

    /** Copies all partitions; gives the first segment of each. */
    private List<Path> copied() throws IOException {
        List<Path> segments = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            segments.add(copied(TOPIC + "-" + partition));
        }
        return segments;
    }

    private Path copied(String folder) throws IOException {
        Path source = broker.resolve(folder);
        Path target = Files.createDirectories(copy.resolve(folder));
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

    private VerificationReport verify() throws IOException {
        return ChainVerifier.verifyDirectory(copy, TOPIC);
    }

    @Test
    void shouldFindAnUntouchedCopyIntact() throws IOException {
        assertThat(copied()).hasSize(PARTITIONS);

        assertThat(verify().partitions()).hasSize(PARTITIONS).allSatisfy(report -> {
            assertThat(report.violation()).isEmpty();
            assertThat(report.events()).isEqualTo(EVENTS_BEFORE + EVENTS_AFTER);
            assertThat(report.epoch()).isEqualTo(2);
        });
    }

    @SeededTest(tries = 200)
    void shouldFindAnyFlippedBitAndNameItsPartition(RandomGenerator random) throws IOException {
        List<Path> segments = copied();
        int damaged = random.nextInt(PARTITIONS);
        Path segment = segments.get(damaged);
        byte[] bytes = Files.readAllBytes(segment);
        int position = random.nextInt(bytes.length);
        bytes[position] ^= (byte) (1 << random.nextInt(8));
        Files.write(segment, bytes);

        assertThat(verify().violations())
                .as("position %s of %s", position, bytes.length)
                .singleElement()
                .satisfies(violation -> assertThat(violation.partition()).isEqualTo(damaged));
    }

    @SeededTest(tries = 30)
    void shouldNameTheOffsetOfAnAlteredEvent(RandomGenerator random) throws IOException {
        List<Path> segments = copied();
        int damaged = random.nextInt(PARTITIONS);
        int wanted = random.nextInt(EVENTS_BEFORE);
        byte[] bytes = Files.readAllBytes(segments.get(damaged));
        // The claim is at offset 0, and each event was a commit of its own.
        byte[] command = ("\"command-" + wanted + "\"").getBytes(UTF_8);
        bytes[indexOf(bytes, command) + 1] ^= 1;
        Files.write(segments.get(damaged), bytes);

        assertThat(verify().violations()).singleElement().satisfies(violation -> {
            assertThat(violation.partition()).isEqualTo(damaged);
            assertThat(violation.offset()).isEqualTo(wanted + 1L);
        });
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        for (int at = 0; at + wanted.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        throw new AssertionError("'" + new String(wanted, UTF_8) + "' does not stand in the segment");
    }
}
