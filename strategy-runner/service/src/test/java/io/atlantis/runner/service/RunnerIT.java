package io.atlantis.runner.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.atlantis.kernel.contract.backtest.BacktestCancelled;
import io.atlantis.kernel.contract.backtest.BacktestCosts;
import io.atlantis.kernel.contract.backtest.BacktestRequested;
import io.atlantis.kernel.contract.strategy.StrategyCreated;
import io.atlantis.kernel.contract.strategy.StrategyEdited;
import io.atlantis.kernel.sbe.BarEncoder;
import io.atlantis.kernel.sbe.MessageHeaderEncoder;
import io.atlantis.kernel.sbe.Origin;
import io.atlantis.kernel.sbe.TimeframeCode;
import io.atlantis.kernel.time.EpochNanos;
import io.atlantis.kernel.topic.Topic;
import io.atlantis.kernel.topic.Topics;
import io.atlantis.runner.service.RecordingCommandService.Report;
import io.atlantis.testkit.infra.TestKafka;
import io.atlantis.testkit.infra.WithKafka;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@WithKafka
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunnerIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Instant FIRST_DAY = Instant.parse("2024-01-01T00:00:00Z");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Buys one share on the third bar and sells it on the sixth: fills are known without an engine. */
    private static final String ONE_TRADE = """
            def on_bar():
                if bar_index == 2:
                    buy(1)
                elif bar_index == 5:
                    close_position()
            """;

    private static final int EVENT_PARTITIONS = 4;

    private final TestKafka kafka;

    @TempDir
    private static Path folder;

    private RecordingCommandService commands;
    private DomainEventWriter log;
    private ConfigurableApplicationContext runner;

    RunnerIT(TestKafka kafka) {
        this.kafka = kafka;
    }

    @BeforeAll
    void start() throws IOException {
        kafka.createTopics(Topics.all().stream().map(RunnerIT::newTopic).toList());
        kafka.send(days("DAY", 10));
        commands = new RecordingCommandService();
        log = new DomainEventWriter(kafka, 0);
        runner = launch();
    }

    @AfterAll
    void stop() {
        runner.close();
        commands.close();
    }

    private ConfigurableApplicationContext launch() {
        return RunnerApplication.start(Map.of(
                "atlantis.kafka.bootstrap-servers", kafka.bootstrapServers(),
                "atlantis.data-dir", folder.toString(),
                "atlantis.command-service.url", commands.url(),
                "server.port", 0));
    }

    @Test
    void shouldReportARunWithItsArtifacts() {
        strategy("main.strategy.one", ONE_TRADE);
        request("main.backtest.one", "main.strategy.one", 1, "DAY");

        Report completed = awaitReport("main.backtest.one", "complete");

        assertThat(commands.report("main.backtest.one", "start")).isPresent();
        assertThat(completed.idempotencyKey()).isEqualTo("runner-complete-main.backtest.one");
        assertThat(completed.body().path("orderCount").asInt()).isEqualTo(2);
        assertThat(completed.body().path("tradeCount").asInt()).isEqualTo(1);
        assertThat(completed.body().path("equityCount").asInt()).isEqualTo(10);
        // Bought at the open of bar 3 (103), sold at the open of bar 6 (106): three gained.
        assertThat(completed.body().path("metrics").path("finalEquity").asString())
                .isEqualTo("1003");
        JsonNode ranges = completed.body().path("certificate").path("ranges");
        assertThat(ranges).anySatisfy(range -> {
            assertThat(range.path("topic").asString()).isEqualTo("market.bars");
            assertThat(range.path("symbol").asString()).isEqualTo("DAY");
        });
        assertThat(artifacts("main.backtest.one", "trades")).singleElement().satisfies(trade -> {
            assertThat(trade.path("entryPrice").asString()).isEqualTo("103");
            assertThat(trade.path("exitPrice").asString()).isEqualTo("106");
            assertThat(trade.path("entryTime").asString()).isEqualTo("2024-01-04T00:00:00Z");
        });
        assertThat(artifacts("main.backtest.one", "equity")).hasSize(10);
    }

    @Test
    void shouldPublishWhatAStrategyWrote() {
        strategy("main.strategy.messages", """
                def on_bar():
                    for i in range(3):
                        log(f"{bar_index}: {i} €")
                    if close > 107.0:
                        alert("high")
                """);
        request("main.backtest.messages", "main.strategy.messages", 1, "DAY");

        awaitReport("main.backtest.messages", "complete");

        // three on each of ten days: more than one chunk holds, in order
        List<JsonNode> logs = artifacts("main.backtest.messages", "logs");
        assertThat(logs).hasSize(30);
        assertThat(logs.getLast().path("text").asString()).isEqualTo("9: 2 €");
        assertThat(logs.get(4).path("text").asString()).isEqualTo("1: 1 €");
        assertThat(logs.get(4).path("time").asString()).isEqualTo("2024-01-02T00:00:00Z");
        assertThat(logs.get(4).path("symbol").asString()).isEqualTo("DAY");
        assertThat(artifacts("main.backtest.messages", "alerts"))
                .extracting(alert -> alert.path("time").asString())
                .containsExactly("2024-01-09T00:00:00Z", "2024-01-10T00:00:00Z");
    }

    @Test
    void shouldPublishWhatAStrategyWroteBeforeItFailed() {
        strategy("main.strategy.breaks", """
                def on_bar():
                    log(f"{bar_index}")
                    if bar_index == 3:
                        alert("now")
                        log(f"{1 // (bar_index - 3)}")
                """);
        request("main.backtest.breaks", "main.strategy.breaks", 1, "DAY");

        awaitReport("main.backtest.breaks", "fail");

        assertThat(artifacts("main.backtest.breaks", "logs"))
                .extracting(log -> log.path("text").asString())
                .containsExactly("0", "1", "2", "3");
        assertThat(artifacts("main.backtest.breaks", "alerts"))
                .extracting(alert -> alert.path("time").asString())
                .containsExactly("2024-01-04T00:00:00Z");
    }

    @Test
    void shouldPublishTheLongestTextsThereAre() {
        strategy("main.strategy.long", """
                def on_bar():
                    log("\u0001" * 10000)
                    log("\u20AC" * 10000)
                """);
        request("main.backtest.long", "main.strategy.long", 1, "DAY");

        awaitReport("main.backtest.long", "complete");

        assertThat(artifacts("main.backtest.long", "logs"))
                .hasSize(20)
                .allMatch(log -> log.path("text").asString().codePoints().count() == 10_000);
    }

    /** Each workspace's events stand in one partition; the last of them is as good as the first. */
    @Test
    void shouldServeRequestsOfEveryPartition() {
        for (int partition = 1; partition < EVENT_PARTITIONS; partition++) {
            DomainEventWriter owner = new DomainEventWriter(kafka, partition);
            String strategyId = "desk" + partition + ".strategy.one";
            owner.append(new StrategyCreated(strategyId, "test", ONE_TRADE, 1));
            owner.append(requested("desk" + partition + ".backtest.one", strategyId, 1, "DAY"));
        }

        for (int partition = 1; partition < EVENT_PARTITIONS; partition++) {
            assertThat(awaitReport("desk" + partition + ".backtest.one", "complete")
                            .body()
                            .path("orderCount")
                            .asInt())
                    .isEqualTo(2);
        }
    }

    @Test
    void shouldRunTheVersionThatWasAskedFor() {
        strategy("main.strategy.two", "def on_bar():\n    pass\n");
        log.append(new StrategyEdited("main.strategy.two", ONE_TRADE, 2));
        request("main.backtest.v1", "main.strategy.two", 1, "DAY");
        request("main.backtest.v2", "main.strategy.two", 2, "DAY");

        assertThat(awaitReport("main.backtest.v1", "complete")
                        .body()
                        .path("orderCount")
                        .asInt())
                .isZero();
        assertThat(awaitReport("main.backtest.v2", "complete")
                        .body()
                        .path("orderCount")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void shouldSayAtWhichLineAndBarAStrategyThatNeverEndsWasStopped() {
        strategy(
                "main.strategy.loop",
                "x = 0\n\ndef on_bar():\n    global x\n    while bar_index == 4:\n        x = x + 1 - 1\n");
        request("main.backtest.loop", "main.strategy.loop", 1, "DAY");

        JsonNode error = awaitReport("main.backtest.loop", "fail").body().path("error");

        assertThat(error.path("line").asInt()).isBetween(5, 6);
        assertThat(error.path("barIndex").asInt()).isEqualTo(4);
        assertThat(error.path("barTime").asString()).isEqualTo("2024-01-05T00:00:00Z");
        assertThat(error.path("message").asString()).contains("budget");
    }

    @Test
    void shouldSayWhereASourceDoesNotCompile() {
        strategy("main.strategy.typo", "f = ta.sma(clsoe, 10)\n\ndef on_bar():\n    pass\n");
        request("main.backtest.typo", "main.strategy.typo", 1, "DAY");

        JsonNode error = awaitReport("main.backtest.typo", "fail").body().path("error");

        assertThat(error.path("code").asString()).isEqualTo("strategy-does-not-compile");
        assertThat(error.path("line").asInt()).isEqualTo(1);
        assertThat(error.path("column").asInt()).isEqualTo(12);
    }

    @Test
    void shouldFailWithARemedyWhenThereIsNoHistory() {
        strategy("main.strategy.nohistory", ONE_TRADE);
        request("main.backtest.nohistory", "main.strategy.nohistory", 1, "NODATA");

        JsonNode error = awaitReport("main.backtest.nohistory", "fail").body().path("error");

        assertThat(error.path("code").asString()).isEqualTo("no-history");
        assertThat(error.path("message").asString()).contains("NODATA", "1d", "import");
    }

    @Test
    void shouldAskAgainWhileTheCommandServiceIsAway() {
        commands.answerOnce("/internal/v1/backtests/main.backtest.away/complete", 503);
        strategy("main.strategy.away", ONE_TRADE);
        request("main.backtest.away", "main.strategy.away", 1, "DAY");

        assertThat(awaitReport("main.backtest.away", "complete")
                        .body()
                        .path("orderCount")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void shouldNotRunWhatWasRefusedAtItsStart() {
        commands.answerOnce("/internal/v1/backtests/main.backtest.refused/start", 409);
        strategy("main.strategy.refused", ONE_TRADE);
        request("main.backtest.refused", "main.strategy.refused", 1, "DAY");
        request("main.backtest.after", "main.strategy.refused", 1, "DAY");

        awaitReport("main.backtest.after", "complete");

        assertThat(commands.report("main.backtest.refused", "complete")).isEmpty();
    }

    @Test
    void shouldTakeUpAfterARestartWhatHadNotEndedAndNothingElse() {
        runner.close();
        strategy("main.strategy.restart", ONE_TRADE);
        request("main.backtest.open", "main.strategy.restart", 1, "DAY");
        request("main.backtest.cancelled", "main.strategy.restart", 1, "DAY");
        log.append(new BacktestCancelled("main.backtest.cancelled", "changed my mind"));

        runner = launch();

        awaitReport("main.backtest.open", "complete");
        assertThat(commands.report("main.backtest.cancelled", "start")).isEmpty();
    }

    @Test
    void shouldDiagnoseASourceWhileItIsTyped() throws Exception {
        HttpResponse<String> answer = validate("{\"source\":\"f = ta.sma(clsoe, 10)\\n\"}");

        JsonNode first = JSON.readTree(answer.body()).path("diagnostics").path(0);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(first.path("line").asInt()).isEqualTo(1);
        assertThat(first.path("column").asInt()).isEqualTo(12);
        assertThat(first.path("endColumn").asInt()).isEqualTo(17);
        assertThat(first.path("severity").asString()).isEqualToIgnoringCase("error");
    }

    @Test
    void shouldAnswerAProblemToWhatIsNoSource() throws Exception {
        assertThat(validate("{nonsense").statusCode()).isEqualTo(400);
        HttpResponse<String> missing = validate("{}");
        assertThat(missing.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(missing.body())
                        .path("errors")
                        .path(0)
                        .path("field")
                        .asString())
                .isEqualTo("source");
    }

    @Test
    void shouldServeTheCatalogueOfTheLanguageOnceToWhoKeepsIt() throws Exception {
        HttpResponse<String> answer = get("/api/v1/language/catalogue");
        String tag = answer.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = get("/api/v1/language/catalogue", "If-None-Match", tag);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(JSON.readTree(answer.body()).path("entries"))
                .anySatisfy(entry -> {
                    assertThat(entry.path("name").asString()).isEqualTo("ta.rsi");
                    assertThat(entry.at("/signatures/0/text").asString())
                            .isEqualTo("ta.rsi(source: series, length: int) -> series");
                })
                .anySatisfy(entry -> {
                    assertThat(entry.path("name").asString()).isEqualTo("append");
                    assertThat(entry.path("owner").asString()).isEqualTo("list");
                });
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void shouldLayASourceOut() throws Exception {
        HttpResponse<String> answer = post("/api/v1/strategies/format", "{\"source\":\"def on_bar():\\n  buy( 1 )\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body()).path("source").asString()).isEqualTo("def on_bar():\n    buy(1)\n");
    }

    @Test
    void shouldAnswerAProblemWithThePlaceToASourceThatCannotBeLaidOut() throws Exception {
        HttpResponse<String> unreadable = post("/api/v1/strategies/format", "{\"source\":\"x = 1\\ny = (1\\n\"}");
        JsonNode problem = JSON.readTree(unreadable.body());

        assertThat(unreadable.statusCode()).isEqualTo(422);
        assertThat(unreadable.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(problem.path("type").asString()).endsWith("/unreadable-source");
        assertThat(problem.path("detail").asString()).startsWith("line 2, column 5: ");
        assertThat(problem.at("/errors/0/field").asString()).isEqualTo("source");
        assertThat(problem.at("/errors/0/value").asString()).isEqualTo("2:5");
        assertThat(post("/api/v1/strategies/format", "{}").statusCode()).isEqualTo(422);
        assertThat(post("/api/v1/strategies/format", "{nonsense").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> validate(String body) throws Exception {
        return post("/api/v1/strategies/validate", body);
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + runner.getEnvironment().getProperty("local.server.port", "") + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private void strategy(String id, String source) {
        log.append(new StrategyCreated(id, "test", source, 1));
    }

    private void request(String backtestId, String strategyId, int version, String symbol) {
        log.append(requested(backtestId, strategyId, version, symbol));
    }

    private static BacktestRequested requested(String backtestId, String strategyId, int version, String symbol) {
        return new BacktestRequested(
                backtestId,
                strategyId,
                version,
                List.of(symbol),
                "1d",
                FIRST_DAY,
                FIRST_DAY.plus(Duration.ofDays(365)),
                "1000",
                new TreeMap<>(),
                BacktestCosts.NONE);
    }

    private Report awaitReport(String backtestId, String kind) {
        return await().atMost(TIMEOUT)
                .until(() -> commands.report(backtestId, kind), java.util.Optional::isPresent)
                .orElseThrow();
    }

    private List<JsonNode> artifacts(String backtestId, String kind) {
        List<JsonNode> items = new ArrayList<>();
        kafka.readAll(Topics.BACKTEST_ARTIFACTS.name()).forEach(record -> {
            JsonNode chunk = JSON.readTree(new String(record.value(), StandardCharsets.UTF_8));
            if (chunk.path("backtestId").asString().equals(backtestId)
                    && chunk.path("kind").asString().equals(kind)) {
                chunk.path("items").forEach(items::add);
            }
        });
        return items;
    }

    private static NewTopic newTopic(Topic topic) {
        int partitions = topic.equals(Topics.DOMAIN_EVENTS) ? EVENT_PARTITIONS : topic.partitions();
        return new NewTopic(topic.name(), partitions, (short) 1).configs(topic.config());
    }

    /** Daily bars that open at 100 and rise by one each day. */
    private static List<ProducerRecord<byte[], byte[]>> days(String symbol, int count) {
        List<ProducerRecord<byte[], byte[]>> bars = new ArrayList<>();
        for (int day = 0; day < count; day++) {
            long priceE8 = (100L + day) * 100_000_000L;
            byte[] bytes = new byte[256];
            BarEncoder bar = new BarEncoder()
                    .wrapAndApplyHeader(new UnsafeBuffer(bytes), 0, new MessageHeaderEncoder())
                    .startNs(EpochNanos.of(FIRST_DAY.plus(Duration.ofDays(day))))
                    .ingestTimeNs(0)
                    .openE8(priceE8)
                    .highE8(priceE8)
                    .lowE8(priceE8)
                    .closeE8(priceE8)
                    .volumeE6(1_000_000L)
                    .vwapE8(BarEncoder.vwapE8NullValue())
                    .tradeCount(1)
                    .sequence(day)
                    .runId(1)
                    .timeframe(TimeframeCode.D1)
                    .origin(Origin.IMPORT);
            bars.add(new ProducerRecord<>(
                    Topics.BARS.name(),
                    symbol.getBytes(StandardCharsets.US_ASCII),
                    Arrays.copyOf(bytes, MessageHeaderEncoder.ENCODED_LENGTH + bar.encodedLength())));
        }
        return bars;
    }
}
