package io.atlantis.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong is named, and nothing of it is half done. */
@SharedPlatform
class BadInputSystemTest {

    @TempDir
    private Path dir;

    @Test
    void shouldNameTheBadLineOfAFileAndImportNothingOfIt(Platform platform) throws Exception {
        Path file = Files.writeString(dir.resolve("broken.csv"), """
                time,open,high,low,close,volume
                2020-01-02T00:00:00Z,10,11,9,10.5,1000
                2020-01-03T00:00:00Z,10,11,9,ten,1000
                2020-01-06T00:00:00Z,10,11,9,10.5,1000
                """);
        Finished refused = platform.command("import", "bars", file, "--symbol", "BROKEN", "--timeframe", "1d");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err().lines())
                .singleElement()
                .satisfies(line -> assertThat(line).contains("broken.csv", "3", "close", "ten"));
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(10))
                .until(() -> platform.items("/api/v1/symbols?query=BROKEN").isEmpty());
    }

    @Test
    void shouldRefuseAStaleEdit(Platform platform) {
        String path = strategy(platform);
        assertThat(platform.put(path, Map.of("source", "x = 1\n", "expectedVersion", 1))
                        .status())
                .isEqualTo(200);
        Answer stale = platform.put(path, Map.of("source", "x = 2\n", "expectedVersion", 1));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.body().path("currentVersion").asInt()).isEqualTo(2);
    }

    @Test
    void shouldRefuseABodyThatIsNoJson(Platform platform) {
        Answer refused =
                platform.send("POST", "/api/v1/strategies", BodyPublishers.ofString("{\"name\": oops"), Map.of());
        assertThat(refused.status()).isEqualTo(400);
        assertProblem(refused, "malformed-json");
    }

    @Test
    void shouldRefuseAnUnknownSymbolAndTimeframe(Platform platform) {
        String strategyId = strategy(platform).substring("/api/v1/strategies/".length());
        assertProblem(platform.post("/api/v1/backtests", design(strategyId, "NOSUCH", "1d")), "unknown-symbol");
        assertProblem(platform.post("/api/v1/backtests", design(strategyId, "AAPL", "7m")), "unknown-timeframe");
        assertThat(platform.get("/api/v1/candles?symbol=AAPL&timeframe=7m").status())
                .isBetween(400, 422);
    }

    @Test
    void shouldAnswerTheSameToARepeatedKey(Platform platform) {
        Map<String, String> headers = Map.of("Idempotency-Key", "create-once");
        var body = "{\"name\":\"once\",\"source\":\"x = 1\\n\"}";
        Answer first = platform.send("POST", "/api/v1/strategies", BodyPublishers.ofString(body), headers);
        Answer again = platform.send("POST", "/api/v1/strategies", BodyPublishers.ofString(body), headers);
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void shouldRefuseAForeignOrigin(Platform platform) {
        Answer refused = platform.send(
                "POST",
                "/api/v1/strategies",
                BodyPublishers.ofString("{\"name\":\"n\",\"source\":\"x = 1\\n\"}"),
                Map.of("Origin", "https://elsewhere.example"));
        assertThat(refused.status()).isEqualTo(403);
    }

    private static Map<String, Object> design(String strategyId, String symbol, String timeframe) {
        return Map.of(
                "strategyId",
                strategyId,
                "symbols",
                List.of(symbol),
                "timeframe",
                timeframe,
                "from",
                "2020-01-01T00:00:00Z",
                "to",
                "2021-01-01T00:00:00Z",
                "cash",
                "100000");
    }

    private static void assertProblem(Answer answer, String code) {
        assertThat(answer.status()).as(answer.body().toString()).isBetween(400, 422);
        assertThat(answer.text("type")).isEqualTo("https://atlantis.invalid/problems/" + code);
        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(answer.text("detail")).isNotBlank();
    }

    private static String strategy(Platform platform) {
        Answer created = platform.post("/api/v1/strategies", Map.of("name", "edited", "source", "x = 0\n"));
        assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
        return "/api/v1/strategies/" + created.text("strategyId");
    }
}
