package io.atlantis.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.atlantis.kernel.contract.backtest.BacktestCosts;
import io.atlantis.kernel.contract.backtest.BacktestRequested;
import io.atlantis.kernel.contract.backtest.BacktestStarted;
import io.atlantis.kernel.contract.strategy.StrategyCreated;
import io.atlantis.kernel.contract.strategy.StrategyEdited;
import io.atlantis.kernel.eventlog.verify.ChainVerifier;
import io.atlantis.kernel.topic.Topics;
import io.atlantis.query.RunningQueryService.Answer;
import io.atlantis.testkit.infra.TestKafka;
import io.atlantis.testkit.infra.TestPostgres;
import io.atlantis.testkit.infra.WithKafka;
import io.atlantis.testkit.infra.WithPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service's own read models, rebuilt over HTTP while they are written and read; counted against the log's bare records. */
@WithKafka
@WithPostgres
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RebuildUnderLoadIT {

    /** More than all tries of a rebuild for its tables take, which are in use all the time here. */
    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static final Instant TIME = Instant.parse("2026-05-01T00:00:00Z");
    private static final String PATH = "/api/v1/ops/projections";
    private static final List<String> REBUILT =
            List.of("audit", "strategies", "backtests", "backtest-artifacts", "instruments");
    private static final List<String> TABLES = List.of("audit_event", "strategy", "strategy_version", "backtest");

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean enough = new AtomicBoolean();
    private TestKafka kafka;
    private RunningQueryService service;

    @BeforeAll
    void start(TestKafka kafka, TestPostgres postgres) {
        this.kafka = kafka;
        service = RunningQueryService.start(kafka, postgres.newDatabase(), Map.of());
    }

    @AfterAll
    void stop() {
        enough.set(true);
        executor.shutdownNow();
        service.close();
    }

    @Test
    void shouldNeverShowLessThanBeforeAndInTheEndWhatTheLogSays() throws Exception {
        int partitions = partitionsOfTheLog();
        List<Future<Integer>> writers = IntStream.range(0, partitions)
                .mapToObj(partition -> executor.submit(() -> live(partition)))
                .toList();
        await().atMost(LIMIT).untilAsserted(this::assertWholeAnswers);
        List<Future<?>> readers = List.of(executor.submit(this::readOverHttp), executor.submit(this::countRows));
        for (String projection : REBUILT) {
            assertThat(service.send("POST", PATH + "/" + projection + "/rebuild", "{}")
                            .status())
                    .isEqualTo(202);
        }
        REBUILT.forEach(this::awaitCompleted);
        enough.set(true);
        for (Future<?> reader : readers) {
            reader.get(30, TimeUnit.SECONDS);
        }
        for (Future<Integer> writer : writers) {
            assertThat(writer.get(30, TimeUnit.SECONDS)).isPositive();
        }

        assertTablesAreWhatTheLogSays();
        assertThat(service.context()
                        .getBean(DSLContext.class)
                        .fetchCount(DSL.table("pg_namespace"), DSL.condition("nspname like 'rebuild%'")))
                .isZero();
        assertThat(ChainVerifier.verifyTopic(kafka.bootstrapServers(), Topics.DOMAIN_EVENTS.name())
                        .partitions())
                .hasSize(partitions)
                .allMatch(report -> report.violation().isEmpty());
    }

    @Test
    void shouldRefuseWhatCantBeRebuiltAndWhatIsNotThere() {
        Answer candles = service.send("POST", PATH + "/candles/rebuild", "{}");

        assertThat(candles.status()).isEqualTo(409);
        assertThat(candles.json().path("type").asString()).endsWith("/rebuild-not-possible");
        assertThat(service.send("POST", PATH + "/nothing/rebuild", "{}").status())
                .isEqualTo(404);
    }

    @Test
    void shouldTellHowEachPartitionOfEachProjectionFares() {
        await().atMost(LIMIT).untilAsserted(() -> {
            JsonNode audit = item("audit");
            assertThat(audit.path("topic").asString()).isEqualTo(Topics.DOMAIN_EVENTS.name());
            assertThat(audit.path("partitions")).isNotEmpty().allSatisfy(partition -> {
                assertThat(partition.path("status").asString()).isEqualTo("FOLLOWING");
                assertThat(partition.path("lagRecords").isIntegralNumber()).isTrue();
            });
        });
        assertThat(service.get("/actuator/prometheus").body())
                .containsPattern("atlantis_projection_stopped\\{[^}]*partition=\"0\"[^}]*projection=\"audit\"");
        JsonNode api = service.get("/v3/api-docs").json().path("paths");
        assertThat(api.path(PATH + "/{name}/rebuild")
                        .path("post")
                        .path("responses")
                        .propertyNames())
                .contains("202", "404", "409");
        assertThat(api.path(PATH).path("get").isObject()).isTrue();
    }

    private int partitionsOfTheLog() {
        try (Consumer<byte[], byte[]> consumer = kafka.newConsumer()) {
            return consumer.partitionsFor(Topics.DOMAIN_EVENTS.name()).size();
        }
    }

    /** A desk's day: strategies, their edits, and backtests; several events to a commit. */
    private int live(int partition) {
        int round = 0;
        try (EventLogWriter log = new EventLogWriter(kafka, Topics.DOMAIN_EVENTS.name(), partition)) {
            for (; !enough.get(); round++) {
                String id = "load" + partition + ".strategy." + round;
                String run = "load" + partition + ".backtest." + round;
                log.appendTogether(
                        List.of(new StrategyCreated(id, "born", "a = 1", 1), new StrategyEdited(id, "a = 2", 2)),
                        "ada",
                        TIME);
                log.append(request(run, id), "ada", TIME);
                log.append(new BacktestStarted(run, "1"), "runner", TIME);
            }
        }
        return round;
    }

    private static BacktestRequested request(String run, String strategyId) {
        return new BacktestRequested(
                run,
                strategyId,
                1,
                List.of("AAPL"),
                "1d",
                TIME,
                TIME.plusSeconds(1),
                "1000",
                new TreeMap<>(),
                BacktestCosts.NONE);
    }

    /** Every answer is whole: what was there is there, with what belongs to it. */
    private void readOverHttp() {
        while (!enough.get()) {
            assertWholeAnswers();
        }
    }

    private void assertWholeAnswers() {
        assertThat(service.get("/api/v1/strategies/load0.strategy.0/versions")
                        .json()
                        .path("items"))
                .hasSize(2);
        assertThat(service.get("/api/v1/strategies/load0.strategy.0")
                        .json()
                        .path("source")
                        .asString())
                .isEqualTo("a = 2");
        for (String list : List.of("strategies", "backtests", "audit/events?actor=ada")) {
            Answer answer = service.get("/api/v1/" + list);
            assertThat(answer.status()).as(list).isEqualTo(200);
            assertThat(answer.json().path("items")).as(list).isNotEmpty();
        }
    }

    private void countRows() {
        Map<String, Integer> before = new TreeMap<>();
        while (!enough.get()) {
            for (String table : TABLES) {
                int now = count(table);
                assertThat(now).as(table).isGreaterThanOrEqualTo(before.getOrDefault(table, 0));
                before.put(table, now);
            }
        }
    }

    private void assertTablesAreWhatTheLogSays() {
        Map<String, Integer> types = typesInTheLog();
        int all = types.values().stream().mapToInt(Integer::intValue).sum();
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(count("audit_event")).isEqualTo(all));
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(count("strategy")).isEqualTo(types.get("StrategyCreated")));
        assertThat(count("strategy_version"))
                .isEqualTo(types.getOrDefault("StrategyCreated", 0) + types.getOrDefault("StrategyEdited", 0));
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(count("backtest")).isEqualTo(types.get("BacktestRequested")));
        Map<String, Integer> rows = new TreeMap<>();
        database()
                .fetch("select type, count(*) from audit_event group by type")
                .forEach(row -> rows.put(row.get(0, String.class), row.get(1, Integer.class)));
        assertThat(rows).isEqualTo(types);
    }

    /** Counted by hand: every event of these tests is written by the partition's owner, so each of them counts. */
    private Map<String, Integer> typesInTheLog() {
        JsonMapper json = JsonMapper.builder().build();
        return kafka.readAll(Topics.DOMAIN_EVENTS.name()).stream()
                .filter(record -> header(record, "k").equals("E"))
                .map(record -> json.readTree(header(record, "m")).path("type").asString())
                .map(type -> type.substring(type.lastIndexOf('.') + 1))
                .collect(Collectors.toMap(type -> type, type -> 1, Integer::sum, TreeMap::new));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private void awaitCompleted(String projection) {
        await(projection)
                .atMost(LIMIT)
                .until(() -> item(projection).path("rebuild").path("status").asString(), "COMPLETED"::equals);
    }

    private JsonNode item(String projection) {
        JsonNode items = service.get(PATH).json().path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(item -> item.path("projection").asString().equals(projection))
                .findFirst()
                .orElseThrow();
    }

    private int count(String table) {
        return database().fetchCount(DSL.table(table));
    }

    private DSLContext database() {
        return service.context().getBean(DSLContext.class);
    }
}
