package io.atlantis.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.atlantis.kernel.contract.backtest.BacktestCompleted;
import io.atlantis.kernel.contract.backtest.BacktestCosts;
import io.atlantis.kernel.contract.backtest.BacktestError;
import io.atlantis.kernel.contract.backtest.BacktestFailed;
import io.atlantis.kernel.contract.backtest.BacktestRequested;
import io.atlantis.kernel.contract.backtest.BacktestStarted;
import io.atlantis.kernel.contract.backtest.Certificate;
import io.atlantis.kernel.contract.strategy.StrategyCreated;
import io.atlantis.kernel.contract.strategy.StrategyEdited;
import io.atlantis.kernel.topic.Topics;
import io.atlantis.query.RunningQueryService.Answer;
import io.atlantis.testkit.infra.TestKafka;
import io.atlantis.testkit.infra.TestPostgres;
import io.atlantis.testkit.infra.WithKafka;
import io.atlantis.testkit.infra.WithPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** The reads of the whole service, from records in Kafka to answers over HTTP. */
@WithKafka
@WithPostgres
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadsIT {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final String THAT_DAY = "from=2026-01-02T00:00:00Z&to=2026-01-03T00:00:00Z";
    private static final String STRATEGY = "main.strategy.reads";
    private static final String BACKTEST = "main.backtest.reads";
    private static final String FAILED = "main.backtest.failed";

    private RunningQueryService service;
    private long lastOffset;
    private long failedOffset;

    @BeforeAll
    void start(TestKafka kafka, TestPostgres postgres) {
        service = RunningQueryService.start(kafka, postgres.newDatabase(), Map.of());
        try (EventLogWriter log = new EventLogWriter(kafka, Topics.DOMAIN_EVENTS.name())) {
            log.append(new StrategyCreated(STRATEGY, "cross", "buy()", 1), "ada", NOON);
            log.append(new StrategyEdited(STRATEGY, "sell()", 2), "grace", NOON.plusSeconds(1));
            log.append(requested(BACKTEST), "ada", NOON.plusSeconds(2));
            log.append(new BacktestStarted(BACKTEST, "1.0"), "runner", NOON.plusSeconds(3));
            lastOffset = log.append(completed(), "runner", NOON.plusSeconds(4));
            Instant nextDay = NOON.plus(Duration.ofDays(1));
            log.append(requested(FAILED), "ada", nextDay);
            log.append(new BacktestStarted(FAILED, "1.0"), "runner", nextDay);
            failedOffset = log.append(failed(), "runner", nextDay);
        }
        kafka.send(List.of(
                chunk("trades", 0, "{\"pnl\":\"12.50\",\"bars\":3}"),
                chunk("trades", 1, "{\"pnl\":\"-0.10\",\"bars\":1}"),
                chunk("logs", 0, message("one") + "," + message("two")),
                chunk("logs", 1, message("three \\u20ac")),
                chunk("alerts", 0, message("look")),
                chunk("done", 0, ""),
                chunk(FAILED, "logs", 0, message("before it broke")),
                chunk(FAILED, "done", 0, ""),
                instrument("QZXL", "Quixotic Inc."),
                instrument("QZ", "Quizzes"),
                instrument("PNPL", "Pinqzxlane Express")));
    }

    private static String message(String text) {
        return "{\"symbol\":\"IBM\",\"time\":\"2026-01-02T12:00:00Z\",\"text\":\"" + text + "\"}";
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void shouldShowAStrategyAndItsVersionsOnceItsPositionIsReached() {
        Answer one = service.get("/api/v1/strategies/" + STRATEGY, "Atlantis-Min-Position", "0:" + lastOffset);

        assertThat(one.status()).isEqualTo(200);
        assertThat(one.json().path("name").asString()).isEqualTo("cross");
        assertThat(one.json().path("version").asInt()).isEqualTo(2);
        assertThat(one.json().path("source").asString()).isEqualTo("sell()");
        assertThat(one.json().path("updatedAt").asString()).isEqualTo("2026-01-02T12:00:01Z");
        assertThat(one.json().path("updatedBy").asString()).isEqualTo("grace");
        JsonNode versions =
                service.get("/api/v1/strategies/" + STRATEGY + "/versions").json();
        assertThat(versions.path("items"))
                .extracting(version -> version.path("source").asString())
                .containsExactly("sell()", "buy()");
        assertThat(service.get("/api/v1/strategies/" + STRATEGY + "/versions/1")
                        .json()
                        .path("actor")
                        .asString())
                .isEqualTo("ada");
    }

    @Test
    void shouldShowACompletedBacktestAsRecorded() {
        Answer one = service.get("/api/v1/backtests/" + BACKTEST, "Atlantis-Min-Position", "0:" + lastOffset);

        assertThat(one.json().path("status").asString()).isEqualTo("COMPLETED");
        assertThat(one.json().path("strategyName").asString()).isEqualTo("cross");
        assertThat(one.body())
                .contains("\"metrics\":{\"finalEquity\":\"100012.40\",\"sharpe\":1.25,\"sortino\":null}")
                .contains("\"symbols\":[\"IBM\"]")
                .contains("\"progress\":1.0");
    }

    @Test
    void shouldPageTradesInTheOrderReported() {
        JsonNode first = service.get(
                        "/api/v1/backtests/" + BACKTEST + "/trades?limit=1", "Atlantis-Min-Position", "0:" + lastOffset)
                .json();
        JsonNode second = service.get("/api/v1/backtests/" + BACKTEST + "/trades?limit=1&cursor="
                        + first.path("nextCursor").asString())
                .json();

        assertThat(first.path("items").get(0).path("pnl").asString()).isEqualTo("12.50");
        assertThat(second.path("items").get(0).path("pnl").asString()).isEqualTo("-0.10");
        assertThat(second.has("nextCursor")).isFalse();
    }

    @Test
    void shouldShowWhatTheStrategyWroteInItsOrder() {
        JsonNode logs = service.get(
                        "/api/v1/backtests/" + BACKTEST + "/logs", "Atlantis-Min-Position", "0:" + lastOffset)
                .json();
        JsonNode alerts =
                service.get("/api/v1/backtests/" + BACKTEST + "/alerts").json();

        assertThat(logs.path("items"))
                .extracting(log -> log.path("text").asString())
                .containsExactly("one", "two", "three €");
        assertThat(logs.path("items").get(0).path("time").asString()).isEqualTo("2026-01-02T12:00:00Z");
        assertThat(alerts.path("items")).singleElement().satisfies(alert -> {
            assertThat(alert.path("symbol").asString()).isEqualTo("IBM");
            assertThat(alert.path("text").asString()).isEqualTo("look");
        });
    }

    @Test
    void shouldShowWhatTheStrategyWroteBeforeItFailed() {
        JsonNode logs = service.get(
                        "/api/v1/backtests/" + FAILED + "/logs", "Atlantis-Min-Position", "0:" + failedOffset)
                .json();

        assertThat(logs.path("items"))
                .singleElement()
                .satisfies(log -> assertThat(log.path("text").asString()).isEqualTo("before it broke"));
        assertThat(service.get("/api/v1/backtests/" + FAILED + "/alerts").json().path("items"))
                .isEmpty();
    }

    @Test
    void shouldRankSymbolsByHowWellTheyFit() {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(
                                service.get("/api/v1/symbols?query=qz").json().path("items"))
                        .extracting(item -> item.path("symbol").asString())
                        .containsExactly("QZ", "QZXL", "PNPL"));
        assertThat(service.get("/api/v1/symbols?query=qzxl").json().path("items"))
                .extracting(item -> item.path("symbol").asString())
                .containsExactly("QZXL", "PNPL");
        assertThat(service.get("/api/v1/symbols?query=%25").json().path("items"))
                .isEmpty();
    }

    @Test
    void shouldListTheAuditTrailNewestFirstAndNarrowIt() {
        JsonNode all = service.get("/api/v1/audit/events?" + THAT_DAY, "Atlantis-Min-Position", "0:" + lastOffset)
                .json()
                .path("items");

        assertThat(all)
                .extracting(event -> event.path("type").asString())
                .containsExactly(
                        "BacktestCompleted",
                        "BacktestStarted",
                        "BacktestRequested",
                        "StrategyEdited",
                        "StrategyCreated");
        assertThat(all.get(0).path("position").path("offset").asLong()).isEqualTo(lastOffset);
        assertThat(all.get(4).path("data").path("source").asString()).isEqualTo("buy()");
        assertThat(all.get(4).path("correlationId").asString()).isEqualTo("for-" + STRATEGY);
        assertThat(service.get("/api/v1/audit/events?actor=grace&" + THAT_DAY)
                        .json()
                        .path("items"))
                .hasSize(1);
        assertThat(service.get("/api/v1/audit/events?from=2026-01-02T12:00:03Z&to=2026-01-03T00:00:00Z")
                        .json()
                        .path("items"))
                .hasSize(2);
    }

    @Test
    void shouldNameWhatIsWrongWithARequest() {
        Answer limit = service.get("/api/v1/strategies?limit=0");
        assertThat(limit.status()).isEqualTo(422);
        assertThat(limit.header("Content-Type")).hasValue("application/problem+json");
        assertThat(limit.json().path("type").asString()).isEqualTo("https://atlantis.invalid/problems/invalid-field");
        assertThat(limit.json().path("errors").get(0).path("field").asString()).isEqualTo("limit");
        assertThat(limit.json().path("errors").get(0).path("message").asString())
                .contains("between 1 and 10000");
        assertThat(service.get("/api/v1/strategies?limit=ten").status()).isEqualTo(422);
        assertThat(service.get("/api/v1/strategies?cursor=nonsense").status()).isEqualTo(422);
        assertThat(service.get("/api/v1/strategies", "Atlantis-Min-Position", "here")
                        .status())
                .isEqualTo(422);
        assertThat(service.get("/api/v1/audit/events?from=yesterday").status()).isEqualTo(422);
        assertThat(service.get("/api/v1/strategies/none").status()).isEqualTo(404);
        assertThat(service.get("/api/v1/nothing").status()).isEqualTo(404);
        assertThat(service.send("PATCH", "/api/v1/audit/events", "{}").status()).isEqualTo(405);
    }

    @Test
    void shouldBeHealthyAndMeasured() {
        assertThat(service.get("/actuator/health").status()).isEqualTo(200);
        assertThat(service.get("/actuator/prometheus").body()).contains("atlantis_projection_stopped");
    }

    @Test
    void shouldDescribeReadsAndWritesInOpenApi() {
        JsonNode api = service.get("/v3/api-docs").json();
        JsonNode strategies = api.path("paths").path("/api/v1/strategies");

        assertThat(strategies.path("get").path("parameters"))
                .extracting(parameter -> parameter.path("name").asString())
                .containsExactly("archived", "limit", "cursor", "Atlantis-Min-Position");
        assertThat(strategies.path("post").path("requestBody").toString()).contains("NewStrategy");
        assertThat(strategies.path("post").path("responses").propertyNames()).contains("201", "default");
        assertThat(api.at("/components/schemas/NewStrategy/properties/source/type")
                        .asString())
                .isEqualTo("string");
        assertThat(api.path("paths").propertyNames()).contains("/api/v1/language/catalogue");
        assertThat(api.path("paths").path("/api/v1/strategies/format").toString())
                .contains("SourceText", "FormattedSource");
        assertThat(strategies.path("get").path("responses").path("default").toString())
                .contains("application/problem+json");
        assertThat(api.at("/components/schemas/BacktestItem/properties/metrics/type")
                        .asString())
                .isEqualTo("object");
    }

    private static BacktestRequested requested(String backtestId) {
        return new BacktestRequested(
                backtestId,
                STRATEGY,
                2,
                List.of("IBM"),
                "1d",
                Instant.parse("2000-01-01T00:00:00Z"),
                Instant.parse("2020-01-01T00:00:00Z"),
                "100000",
                new TreeMap<>(Map.of("fast", 10)),
                BacktestCosts.NONE);
    }

    private static BacktestCompleted completed() {
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("finalEquity", "100012.40");
        metrics.put("sharpe", 1.25);
        metrics.put("sortino", null);
        return new BacktestCompleted(
                BACKTEST, metrics, new Certificate("aa", "bb", "1.0", new TreeMap<>(), List.of()), 4, 2, 0);
    }

    private static BacktestFailed failed() {
        return new BacktestFailed(FAILED, new BacktestError("division-by-zero", "by zero", 3, 9, 2, NOON));
    }

    private static ProducerRecord<byte[], byte[]> chunk(String kind, int number, String item) {
        return chunk(BACKTEST, kind, number, item);
    }

    private static ProducerRecord<byte[], byte[]> chunk(String backtestId, String kind, int number, String item) {
        String value = "{\"backtestId\":\"" + backtestId + "\",\"kind\":\"" + kind + "\",\"chunk\":" + number
                + ",\"items\":[" + item + "]}";
        return new ProducerRecord<>(
                Topics.BACKTEST_ARTIFACTS.name(), backtestId.getBytes(UTF_8), value.getBytes(UTF_8));
    }

    private static ProducerRecord<byte[], byte[]> instrument(String symbol, String name) {
        String value = "{\"symbol\":\"" + symbol + "\",\"name\":\"" + name
                + "\",\"market\":\"stocks\",\"primaryExchange\":\"SIMX\",\"currency\":\"usd\",\"type\":\"CS\","
                + "\"active\":true,\"source\":\"SIMULATED\"}";
        return new ProducerRecord<>(Topics.INSTRUMENTS.name(), symbol.getBytes(UTF_8), value.getBytes(UTF_8));
    }
}
