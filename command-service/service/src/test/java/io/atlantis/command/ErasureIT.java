package io.atlantis.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.command.CommandClient.Answer;
import io.atlantis.embedded.EmbeddedKafka;
import io.atlantis.kernel.eventlog.ChainedLogReader;
import io.atlantis.kernel.eventlog.FoldCheckpoint;
import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.eventlog.verify.ChainVerifier;
import io.atlantis.kernel.eventlog.verify.PartitionReport;
import io.atlantis.kernel.privacy.Actors;
import io.atlantis.kernel.topic.Topic;
import io.atlantis.kernel.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A person's name goes in and out of the service, and is in no file of the broker: not before and not after its erasure. */
class ErasureIT {

    private static final String ADA = "ada.lovelace-1815";

    @TempDir
    static Path folder;

    private static EmbeddedKafka kafka;
    private static ConfigurableApplicationContext service;
    private static CommandClient client;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start(folder.resolve("kafka"));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            List<NewTopic> topics = Stream.of(Topics.DOMAIN_EVENTS, Topics.INSTRUMENTS, Topics.SUBJECT_KEYS)
                    .map(ErasureIT::newTopic)
                    .toList();
            admin.createTopics(topics).all().get(30, TimeUnit.SECONDS);
        }
        service = CommandServiceApplication.start(Map.of(
                "atlantis.kafka.bootstrap-servers",
                kafka.bootstrapServers(),
                "atlantis.data-dir",
                folder.resolve("service"),
                "atlantis.privacy.key-file",
                folder.resolve("keys/privacy-master.key"),
                "server.port",
                0));
        client = new CommandClient(
                ((ServletWebServerApplicationContext) service).getWebServer().getPort());
    }

    private static NewTopic newTopic(Topic topic) {
        return new NewTopic(topic.name(), Optional.of(1), Optional.empty()).configs(topic.config());
    }

    @AfterAll
    static void stop() {
        service.close();
        kafka.close();
    }

    private static FoldedEvent created(String actor) {
        Answer answer = client.post(
                "/api/v1/strategies", Map.of("name", "cross", "source", "x = 1"), "X-Atlantis-Actor", actor);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return event(answer);
    }

    private static Answer erase(String name, String... headers) {
        return client.post("/api/v1/privacy/erasures", Map.of("name", name, "reason", "asked for it"), headers);
    }

    private static FoldedEvent event(Answer answer) {
        return allEvents().stream()
                .filter(event -> answer.position().equals("0:" + event.offset()))
                .findFirst()
                .orElseThrow();
    }

    private static List<FoldedEvent> allEvents() {
        try (ChainedLogReader reader = new ChainedLogReader(kafka.bootstrapServers(), Topics.DOMAIN_EVENTS.name())) {
            reader.assign(0, FoldCheckpoint.START);
            long end = reader.endOffset(0);
            List<FoldedEvent> events = new ArrayList<>();
            while (reader.nextOffset(0) < end) {
                events.addAll(reader.poll(Duration.ofMillis(200)).events());
            }
            return events;
        }
    }

    private static String shownActor(FoldedEvent event) {
        return service.getBean(Actors.class).of(event).name();
    }

    private static PartitionReport verified() throws IOException {
        return ChainVerifier.verifyDirectory(folder.resolve("kafka"), Topics.DOMAIN_EVENTS.name())
                .partitions()
                .getFirst();
    }

    private static List<Path> filesWith(String text) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> found = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), ISO_8859_1).contains(text)) {
                    found.add(file);
                }
            }
            return found;
        }
    }

    @Test
    void shouldEraseAPersonAndLeaveTheChainWhole() throws IOException {
        FoldedEvent before = created(ADA);
        FoldedEvent other = created("grace");
        assertThat(shownActor(before)).isEqualTo(ADA);
        assertThat(verified().violation()).isEmpty();

        Answer erased = erase(ADA, "X-Atlantis-Actor", "olga");
        assertThat(erased.status()).as(erased.body().toString()).isEqualTo(200);
        String subjectId = erased.text("subjectId");
        String shown = "erased:" + subjectId.substring("main.subject.".length(), "main.subject.".length() + 8);

        assertThat(shownActor(before)).isEqualTo(shown);
        assertThat(shownActor(other)).isEqualTo("grace");
        FoldedEvent told = event(erased);
        assertThat(told.type()).isEqualTo("atlantis.privacy.PersonalDataErased");
        assertThat(told.entityType()).isEqualTo("Subject");
        assertThat(told.entityId()).isEqualTo(subjectId);
        assertThat(shownActor(told)).isEqualTo("olga");

        FoldedEvent after = created(ADA);
        assertThat(shownActor(after)).isEqualTo(ADA);
        assertThat(shownActor(before)).isEqualTo(shown);
        assertThat(verified().violation()).isEmpty();
        assertThat(verified().events()).isEqualTo(allEvents().size());
        assertThat(filesWith("StrategyCreated"))
                .as("the search finds what is there")
                .isNotEmpty();
        assertThat(filesWith(ADA)).isEmpty();
    }

    @Test
    void shouldAnswerARepeatFromTheLogAndNotEraseWhatCameLater() {
        created("alan");
        Answer first = erase("alan", "Idempotency-Key", "erase-alan");
        FoldedEvent later = created("alan");
        Answer repeat = erase("alan", "Idempotency-Key", "erase-alan");

        assertThat(repeat.status()).isEqualTo(200);
        assertThat(repeat.position()).isEqualTo(first.position());
        assertThat(shownActor(later)).isEqualTo("alan");
        Answer again = erase("alan");
        assertThat(again.text("subjectId")).isEqualTo(first.text("subjectId"));
        assertThat(shownActor(later)).startsWith("erased:");
    }

    @Test
    void shouldRecordNoNameWhenAPersonErasesThemselves() {
        FoldedEvent before = created("mary");
        FoldedEvent told = event(erase("mary", "X-Atlantis-Actor", "mary"));

        assertThat(shownActor(before)).startsWith("erased:");
        assertThat(told.metadata().get("actor")).isEqualTo(shownActor(before));
    }

    @Test
    void shouldRefuseToEraseServicesAndReasonsThatNameThePerson() {
        assertThat(erase("system:strategy-runner").status()).isEqualTo(422);
        assertThat(erase(" ").status()).isEqualTo(422);
        Answer telling =
                client.post("/api/v1/privacy/erasures", Map.of("name", "eve", "reason", "Eve has left the firm"));
        assertThat(telling.status()).isEqualTo(422);
        assertThat(telling.body().path("errors").path(0).path("field").asString())
                .isEqualTo("reason");
    }
}
