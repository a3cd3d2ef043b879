package io.atlantis.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.atlantis.command.CommandClient.Answer;
import io.atlantis.kernel.contract.EventSchemas;
import io.atlantis.kernel.contract.command.CommandRejected;
import io.atlantis.kernel.eventlog.ChainedLogReader;
import io.atlantis.kernel.eventlog.FoldCheckpoint;
import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.eventlog.WorkspacePartitions;
import io.atlantis.kernel.eventlog.merkle.HeadPublicKey;
import io.atlantis.kernel.eventlog.merkle.SignedTreeHead;
import io.atlantis.kernel.eventlog.merkle.TreeHeadJson;
import io.atlantis.kernel.privacy.Actors;
import io.atlantis.kernel.topic.Topics;
import io.atlantis.testkit.infra.TestKafka;
import io.atlantis.testkit.infra.WithKafka;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The service over HTTP on the real broker. */
@WithKafka
class CommandServiceIT {

    private static final String UNKNOWN_ID = "main.strategy.00000000-0000-0000-0000-000000000000";
    private static final int PARTITIONS = 4;
    private static final int PARTITION = new WorkspacePartitions(PARTITIONS).of("main");

    @TempDir
    static Path dataFolder;

    private static TestKafka kafka;
    private static ConfigurableApplicationContext service;
    private static CommandClient client;

    @BeforeAll
    static void start(TestKafka broker) {
        kafka = broker;
        kafka.createTopics(List.of(
                new NewTopic(Topics.DOMAIN_EVENTS.name(), Optional.of(PARTITIONS), Optional.empty()),
                new NewTopic(Topics.DOMAIN_HEADS.name(), Optional.of(1), Optional.empty()),
                new NewTopic(Topics.INSTRUMENTS.name(), Optional.of(1), Optional.empty()),
                new NewTopic(Topics.SUBJECT_KEYS.name(), Optional.of(1), Optional.empty())));
        startService();
    }

    private static void startService() {
        service = CommandServiceApplication.start(Map.of(
                "atlantis.kafka.bootstrap-servers",
                kafka.bootstrapServers(),
                "atlantis.data-dir",
                dataFolder,
                "atlantis.privacy.key-file",
                dataFolder.resolve("privacy-master.key"),
                "server.port",
                0));
        client = new CommandClient(
                ((ServletWebServerApplicationContext) service).getWebServer().getPort());
    }

    @AfterAll
    static void stop() {
        service.close();
        EventSchemas schemas = new EventSchemas();
        assertThat(allEvents())
                .isNotEmpty()
                .allSatisfy(event -> assertThat(schemas.violations(
                                event.typeName(), event.typeVersion(), new String(event.payload(), UTF_8)))
                        .isEmpty());
    }

    private static String createdStrategy() {
        return client.post("/api/v1/strategies", Map.of("name", "cross", "source", "x = 1"))
                .text("strategyId");
    }

    private static Map<String, Object> backtestOf(String strategyId, String symbol) {
        return Map.of(
                "strategyId", strategyId,
                "symbols", List.of(symbol),
                "timeframe", "1d",
                "from", "2010-01-01T00:00:00Z",
                "to", "2020-01-01T00:00:00Z",
                "cash", "100000",
                "parameters", Map.of("fast", 10, "ratio", 0.5, "on", true));
    }

    private static void publishInstrument(String symbol) {
        kafka.send(
                List.of(new ProducerRecord<>(Topics.INSTRUMENTS.name(), symbol.getBytes(UTF_8), "{}".getBytes(UTF_8))));
    }

    private static List<FoldedEvent> eventsOf(String entityId) {
        return recordedUnder(entityId, type -> !type.equals(CommandRejected.ENTITY_TYPE));
    }

    private static List<FoldedEvent> refusalsOf(String entityId) {
        return recordedUnder(entityId, CommandRejected.ENTITY_TYPE::equals);
    }

    private static List<FoldedEvent> recordedUnder(String entityId, Predicate<String> entityType) {
        return allEvents().stream()
                .filter(event -> event.entityId().equals(entityId) && entityType.test(event.entityType()))
                .toList();
    }

    private static List<FoldedEvent> allEvents() {
        try (ChainedLogReader reader = new ChainedLogReader(kafka.bootstrapServers(), Topics.DOMAIN_EVENTS.name())) {
            reader.assign(PARTITION, FoldCheckpoint.START);
            long end = reader.endOffset(PARTITION);
            List<FoldedEvent> events = new ArrayList<>();
            while (reader.nextOffset(PARTITION) < end) {
                events.addAll(reader.poll(Duration.ofMillis(200)).events());
            }
            return events;
        }
    }

    @Test
    void shouldRecordWhoCreatedAStrategyAndWhere() {
        Answer created = client.post(
                "/api/v1/strategies",
                Map.of("name", "cross", "source", "x = 1"),
                "X-Atlantis-Actor",
                "ada",
                "X-Correlation-Id",
                "corr-1",
                "Idempotency-Key",
                "create-1");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("version")).isEqualTo("1");
        assertThat(created.headers()).containsEntry("x-correlation-id", "corr-1");
        List<FoldedEvent> events = eventsOf(created.text("strategyId"));
        assertThat(events).hasSize(1);
        FoldedEvent event = events.getFirst();
        assertThat(created.position()).isEqualTo(PARTITION + ":" + event.offset());
        assertThat(event.type()).isEqualTo("atlantis.strategy.StrategyCreated");
        assertThat(event.entityType()).isEqualTo("Strategy");
        assertThat(event.metadata())
                .containsOnlyKeys("actor", "correlationId", "commandId", "workspace")
                .containsAllEntriesOf(Map.of("correlationId", "corr-1", "commandId", "create-1", "workspace", "main"));
        assertThat(event.metadata().get("actor")).startsWith("~pd1.");
        assertThat(service.getBean(Actors.class).of(event).name()).isEqualTo("ada");
    }

    @Test
    void shouldRefuseAnEditOfAStaleVersionAndTellTheCurrentOne() {
        String id = createdStrategy();
        Answer second = client.put("/api/v1/strategies/" + id, Map.of("source", "x = 2", "expectedVersion", 1));
        Answer stale = client.put("/api/v1/strategies/" + id, Map.of("source", "x = 3", "expectedVersion", 1));

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text("version")).isEqualTo("2");
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.text("type")).isEqualTo("https://atlantis.invalid/problems/stale-version");
        assertThat(stale.text("currentVersion")).isEqualTo("2");
        assertThat(stale.headers()).containsEntry("content-type", "application/problem+json");
    }

    @Test
    void shouldRecordARefusalWithItsReasonAndGiveItAgainToARepeat() {
        String id = createdStrategy();
        Map<String, Object> edit = Map.of("source", "x = 3", "expectedVersion", 7);
        Answer refused =
                client.put("/api/v1/strategies/" + id, edit, "Idempotency-Key", "stale-1", "X-Atlantis-Actor", "ada");
        service.close();
        startService();
        Answer again = client.put("/api/v1/strategies/" + id, edit, "Idempotency-Key", "stale-1");
        Answer other =
                client.post("/api/v1/strategies/" + id + "/rename", Map.of("name", "n"), "Idempotency-Key", "stale-1");

        assertThat(List.of(refused.status(), again.status())).containsOnly(409);
        assertThat(again.text("detail")).isEqualTo(refused.text("detail"));
        assertThat(again.text("currentVersion")).isEqualTo("1");
        assertThat(other.text("code")).isEqualTo("idempotency-key-reused");
        assertThat(refusalsOf(id)).singleElement().satisfies(event -> {
            assertThat(event.typeName()).isEqualTo("CommandRejected");
            assertThat(service.getBean(Actors.class).of(event).name()).isEqualTo("ada");
            assertThat(event.metadata()).containsEntry("commandId", "stale-1");
            assertThat(new String(event.payload(), UTF_8))
                    .contains("\"code\":\"stale-version\"", "atlantis.strategy.EditStrategy");
        });
        assertThat(eventsOf(id)).hasSize(1);
    }

    @Test
    void shouldRecordRefusalsOfIdsThatAreNoneOrAnotherWorkspaces() {
        String foreign = "elsewhere.strategy.00000000-0000-0000-0000-000000000001";
        Answer none = client.post("/api/v1/strategies/nonsense/rename", Map.of("name", "n"));
        Answer other = client.post("/api/v1/strategies/" + foreign + "/rename", Map.of("name", "n"));

        assertThat(List.of(none.text("code"), other.text("code"))).containsOnly("not-found");
        assertThat(refusalsOf("nonsense")).hasSize(1);
        assertThat(refusalsOf(foreign)).hasSize(1);
    }

    @Test
    void shouldLetOneOfManySimultaneousEditsOfAVersionWin() {
        String id = createdStrategy();
        List<Integer> statuses = IntStream.range(0, 16)
                .parallel()
                .mapToObj(
                        i -> client.put("/api/v1/strategies/" + id, Map.of("source", "x = " + i, "expectedVersion", 1))
                                .status())
                .toList();

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(15);
        assertThat(eventsOf(id)).hasSize(2);
    }

    @Test
    void shouldGiveARepeatedCommandItsFirstAnswerAlsoAfterARestart() {
        Map<String, String> body = Map.of("name", "once", "source", "x = 1");
        Answer first = client.post("/api/v1/strategies", body, "Idempotency-Key", "once");
        Answer second = client.post("/api/v1/strategies", body, "Idempotency-Key", "once");
        service.close();
        startService();
        Answer third = client.post("/api/v1/strategies", body, "Idempotency-Key", "once");

        assertThat(List.of(second, third)).allSatisfy(repeat -> {
            assertThat(repeat.status()).isEqualTo(201);
            assertThat(repeat.body()).isEqualTo(first.body());
            assertThat(repeat.position()).isEqualTo(first.position());
        });
        assertThat(eventsOf(first.text("strategyId"))).hasSize(1);
    }

    @Test
    void shouldRefuseAnIdempotencyKeyOfAnotherCommand() {
        String id = createdStrategy();
        client.post("/api/v1/strategies/" + id + "/rename", Map.of("name", "other"), "Idempotency-Key", "reused");
        Answer reused =
                client.post("/api/v1/strategies", Map.of("name", "n", "source", "s"), "Idempotency-Key", "reused");

        assertThat(reused.status()).isEqualTo(422);
        assertThat(reused.text("code")).isEqualTo("idempotency-key-reused");
    }

    @Test
    void shouldRenameAndArchiveAndThenRefuseFurtherChanges() {
        String id = createdStrategy();
        Answer renamed = client.post("/api/v1/strategies/" + id + "/rename", Map.of("name", "other"));
        Answer same = client.post("/api/v1/strategies/" + id + "/rename", Map.of("name", "other"));
        Answer archived = client.send("POST", "/api/v1/strategies/" + id + "/archive", "");
        Answer late = client.put("/api/v1/strategies/" + id, Map.of("source", "x", "expectedVersion", 1));

        assertThat(List.of(renamed.status(), same.status(), archived.status())).containsOnly(200);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text("currentStatus")).isEqualTo("ARCHIVED");
        assertThat(eventsOf(id))
                .extracting(FoldedEvent::typeName)
                .containsExactly("StrategyCreated", "StrategyRenamed", "StrategyRenamed", "StrategyArchived");
    }

    @Test
    void shouldNameEveryFieldThatIsWrong() {
        Answer blank = client.post("/api/v1/strategies", Map.of("name", " "));
        Answer unknownField = client.post("/api/v1/strategies", Map.of("name", "n", "source", "s", "sourse", "t"));
        Answer wrongType =
                client.send("PUT", "/api/v1/strategies/" + UNKNOWN_ID, "{\"source\":\"s\",\"expectedVersion\":\"x\"}");

        assertThat(blank.status()).isEqualTo(422);
        assertThat(blank.body()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .containsExactly("name", "source");
        assertThat(unknownField.status()).isEqualTo(422);
        assertThat(unknownField.body().path("errors").path(0).path("field").asString())
                .isEqualTo("sourse");
        assertThat(wrongType.status()).isEqualTo(422);
        assertThat(wrongType.body().path("errors").path(0).path("field").asString())
                .isEqualTo("expectedVersion");
    }

    @Test
    void shouldRefuseWhatIsNoJsonOrTooLargeOrUnknown() {
        Answer noJson = client.send("POST", "/api/v1/strategies", "{\"name\":");
        Answer empty = client.send("POST", "/api/v1/strategies", "");
        Answer tooLarge = client.post("/api/v1/strategies", Map.of("name", "n", "source", "x".repeat(2_000_000)));
        Answer longSource = client.post("/api/v1/strategies", Map.of("name", "n", "source", "x".repeat(300_000)));
        Answer unknown = client.put("/api/v1/strategies/" + UNKNOWN_ID, Map.of("source", "x", "expectedVersion", 1));
        Answer nowhere = client.send("POST", "/api/v1/nothing", "{}");

        assertThat(noJson.status()).isEqualTo(400);
        assertThat(noJson.text("code")).isEqualTo("malformed-json");
        assertThat(empty.text("code")).isEqualTo("malformed-json");
        assertThat(tooLarge.status()).isEqualTo(413);
        assertThat(longSource.status()).isEqualTo(422);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(nowhere.status()).isEqualTo(404);
        assertThat(nowhere.text("correlationId")).isNotEmpty();
    }

    @Test
    void shouldRequestABacktestOfASymbolPublishedAMomentAgoAndFollowItsStates() {
        publishInstrument("IBMX");
        Answer requested = client.post("/api/v1/backtests", backtestOf(createdStrategy(), "IBMX"));
        assertThat(requested.status()).as(requested.body().toString()).isEqualTo(202);
        String id = requested.text("backtestId");

        Answer early = client.post("/internal/v1/backtests/" + id + "/complete", result());
        Answer started = client.post("/internal/v1/backtests/" + id + "/start", Map.of("engineVersion", "1"));
        Answer again = client.post("/internal/v1/backtests/" + id + "/start", Map.of("engineVersion", "1"));
        Answer completed = client.post("/internal/v1/backtests/" + id + "/complete", result());
        Answer late = client.post("/api/v1/backtests/" + id + "/cancel", Map.of());

        assertThat(List.of(early.status(), started.status(), again.status(), completed.status(), late.status()))
                .containsExactly(409, 200, 409, 200, 409);
        assertThat(late.text("currentStatus")).isEqualTo("COMPLETED");
        assertThat(eventsOf(id))
                .extracting(FoldedEvent::typeName)
                .containsExactly("BacktestRequested", "BacktestStarted", "BacktestCompleted");
    }

    private static Map<String, Object> result() {
        return Map.of(
                "metrics", Map.of("finalEquity", "100000", "trades", 0),
                "certificate",
                        Map.of(
                                "resultHash", "ab".repeat(32),
                                "sourceHash", "cd".repeat(32),
                                "engineVersion", "1",
                                "parameters", Map.of(),
                                "ranges", List.of()),
                "orderCount", 0,
                "tradeCount", 0,
                "equityCount", 1);
    }

    @Test
    void shouldFailAndCancelBacktests() {
        publishInstrument("SPYX");
        String strategyId = createdStrategy();
        String failing =
                client.post("/api/v1/backtests", backtestOf(strategyId, "SPYX")).text("backtestId");
        String unwanted =
                client.post("/api/v1/backtests", backtestOf(strategyId, "SPYX")).text("backtestId");

        Answer failed = client.post(
                "/internal/v1/backtests/" + failing + "/fail",
                Map.of("error", Map.of("code", "step-budget-exhausted", "message", "never ends", "line", 3)));
        Answer cancelled = client.send("POST", "/api/v1/backtests/" + unwanted + "/cancel", "");

        assertThat(failed.status()).as(failed.body().toString()).isEqualTo(200);
        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.text("status")).isEqualTo("CANCELLED");
    }

    @Test
    void shouldRefuseBacktestsThatCanNotRun() {
        publishInstrument("QQQX");
        String strategyId = createdStrategy();
        Map<String, Object> good = backtestOf(strategyId, "QQQX");

        assertThat(refusalOf(good, "symbols", List.of("NONE1"))).isEqualTo("unknown-symbol");
        assertThat(refusalOf(good, "timeframe", "7m")).isEqualTo("unknown-timeframe");
        assertThat(refusalOf(good, "to", "2009-01-01T00:00:00Z")).isEqualTo("invalid-field");
        assertThat(refusalOf(good, "cash", "0")).isEqualTo("invalid-field");
        assertThat(refusalOf(good, "costs", Map.of("commissionPct", "-1"))).isEqualTo("invalid-field");
        assertThat(refusalOf(good, "parameters", Map.of("a", List.of(1)))).isEqualTo("invalid-field");
        assertThat(refusalOf(good, "version", 2)).isEqualTo("unknown-version");
        assertThat(refusalOf(good, "strategyId", UNKNOWN_ID)).isEqualTo("not-found");
    }

    private static String refusalOf(Map<String, Object> good, String field, Object value) {
        Map<String, Object> body = new java.util.HashMap<>(good);
        body.put(field, value);
        return client.post("/api/v1/backtests", body).text("code");
    }

    @Test
    void shouldTellHealthAndMetrics() {
        Answer health = client.send("GET", "/actuator/health", "");
        Answer metrics = client.send("GET", "/actuator/prometheus", "");

        assertThat(health.text("status")).isEqualTo("UP");
        assertThat(health.body()
                        .path("components")
                        .path("eventStore")
                        .path("details")
                        .path("partitions")
                        .valueStream()
                        .map(partition -> partition.path("state").asString()))
                .hasSize(PARTITIONS)
                .containsOnly("ACTIVE");
        assertThat(metrics.status()).isEqualTo(200);
    }

    @Test
    void shouldPublishASignedHeadOfWhatItRecordedAndShowIt() throws IOException {
        createdStrategy();
        HeadPublicKey key = HeadPublicKey.read(dataFolder.resolve("keys/audit-ed25519.pub"));
        int recorded = allEvents().size();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(publishedHeads())
                        .allMatch(head -> head.verify(key))
                        .anyMatch(head -> head.partition() == PARTITION && head.treeSize() >= recorded));

        Answer health = client.send("GET", "/actuator/health", "");
        assertThat(health.body()
                        .path("components")
                        .path("heads")
                        .path("details")
                        .path("partition-" + PARTITION)
                        .path("size")
                        .asInt())
                .isGreaterThanOrEqualTo(recorded);
    }

    private static List<SignedTreeHead> publishedHeads() {
        return kafka.readAll(Topics.DOMAIN_HEADS.name()).stream()
                .map(record -> TreeHeadJson.read(record.value()))
                .toList();
    }
}
