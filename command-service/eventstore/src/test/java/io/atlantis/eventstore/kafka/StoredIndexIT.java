package io.atlantis.eventstore.kafka;

import static io.atlantis.eventstore.kafka.Appends.append;
import static io.atlantis.eventstore.kafka.Appends.event;
import static io.atlantis.eventstore.kafka.Appends.unchangedSince;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.atlantis.eventstore.core.AppendCondition;
import io.atlantis.eventstore.core.AppendFailedException;
import io.atlantis.eventstore.core.AppendFailedException.Reason;
import io.atlantis.eventstore.core.OwnerState;
import io.atlantis.eventstore.index.EventIndex;
import io.atlantis.eventstore.index.IndexMemory;
import io.atlantis.eventstore.index.RocksEventIndex;
import io.atlantis.testkit.infra.TestKafka;
import io.atlantis.testkit.infra.WithKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Restarts of an owner that keeps its index, on the real broker. */
@WithKafka
class StoredIndexIT {

    private static final int EVENTS = 300;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final TestKafka kafka;
    private String topic;
    private IndexMemory memory;

    @TempDir
    Path scratch;

    StoredIndexIT(TestKafka kafka) {
        this.kafka = kafka;
    }

    @BeforeEach
    void prepare() {
        topic = kafka.createTopic("stored-index", 1);
        memory = new IndexMemory(1);
    }

    @AfterEach
    void closeMemory() {
        memory.close();
    }

    private RocksEventIndex openIndex() {
        return RocksEventIndex.open(scratch.resolve("index"), 0, memory);
    }

    private CountingTransport transport() {
        return new CountingTransport(new KafkaLogTransport(kafka.bootstrapServers(), topic, 0));
    }

    private void appendAll() throws Exception {
        try (RocksEventIndex index = openIndex();
                EmbeddedLog log = EmbeddedLog.start(transport(), index, "first")) {
            for (int i = 0; i < EVENTS; i++) {
                append(log.log(), AppendCondition.NONE, event("event-" + i, "entity-" + i % 3, "command-" + i));
            }
        }
    }

    @Test
    void shouldReadTheTailAloneAfterARestart() throws Exception {
        appendAll();
        CountingTransport transport = transport();
        try (RocksEventIndex index = openIndex();
                EmbeddedLog log = EmbeddedLog.start(transport, index, "second")) {
            // The last event known, once to compare it, and the new claim.
            assertThat(transport.recordsRead()).isLessThanOrEqualTo(3);
            assertThat(index.nextSequence()).isEqualTo(EVENTS);
            assertThat(log.log().metrics().indexQuarantines()).isZero();
            assertReason(Reason.DUPLICATE_COMMAND, log, AppendCondition.NONE, "command-7");
            assertReason(Reason.CONFLICT, log, unchangedSince("entity-1", EVENTS - 3), "new");
            append(log.log(), unchangedSince("entity-1", EVENTS), event("more", "entity-1", "more"));
            assertThat(index.nextSequence()).isEqualTo(EVENTS + 1);
        }
    }

    @Test
    void shouldFindTheSameHeadWithoutTheIndex() throws Exception {
        appendAll();
        byte[] head;
        try (RocksEventIndex index = openIndex()) {
            head = index.checkpoint().head();
        }
        delete(scratch.resolve("index"));
        try (RocksEventIndex index = openIndex();
                EmbeddedLog _ = EmbeddedLog.start(transport(), index, "second")) {
            assertThat(index.checkpoint().head()).isEqualTo(head);
        }
    }

    @Test
    void shouldGiveNoMoreAnswersOnceDamageIsMet() throws Exception {
        appendAll();
        try (RocksEventIndex index = openIndex()) {
            assertThat(index.nextSequence()).isEqualTo(EVENTS);
        }
        changeAByteOfAnEarlyEvent();
        try (RocksEventIndex index = openIndex();
                EmbeddedLog log = EmbeddedLog.start(transport(), index, "second")) {
            assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> readAll(index));
            await().atMost(LIMIT).until(() -> log.log().state() == OwnerState.NOT_OWNER);
            assertReason(Reason.NOT_OWNER, log, AppendCondition.NONE, "new");
        }
        try (RocksEventIndex index = openIndex();
                EmbeddedLog log = EmbeddedLog.start(transport(), index, "third")) {
            assertThat(log.log().metrics().indexQuarantines()).isEqualTo(1);
            readAll(index);
            append(log.log(), AppendCondition.NONE, event("more", "entity-1", "more"));
            assertThat(index.nextSequence()).isEqualTo(EVENTS + 1);
        }
    }

    private static void readAll(EventIndex index) {
        for (long sequence = 0; sequence < EVENTS; sequence++) {
            assertThat(index.event(sequence).eventId()).isEqualTo("event-" + sequence);
        }
    }

    private void changeAByteOfAnEarlyEvent() throws IOException {
        Path largest = files(scratch.resolve("index")).stream()
                .filter(file -> file.toString().endsWith(".sst"))
                .max((a, b) -> Long.compare(a.toFile().length(), b.toFile().length()))
                .orElseThrow();
        byte[] bytes = Files.readAllBytes(largest);
        bytes[100] ^= (byte) 1;
        Files.write(largest, bytes);
    }

    private static void delete(Path folder) throws IOException {
        for (Path file : files(folder)) {
            Files.delete(file);
        }
        Files.delete(folder);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static void assertReason(Reason reason, EmbeddedLog log, AppendCondition condition, String commandId) {
        assertThatExceptionOfType(AppendFailedException.class)
                .isThrownBy(() -> append(log.log(), condition, event("refused", "entity-1", commandId)))
                .extracting(AppendFailedException::reason)
                .isEqualTo(reason);
    }
}
