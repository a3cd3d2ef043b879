package io.atlantis.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One strategy over one file, by two ways: imported and asked for by REST, and by the command line without a platform. */
@SharedPlatform
class BacktestSystemTest {

    private static final Set<String> ENDED = Set.of("COMPLETED", "FAILED", "CANCELLED");
    private static final Instant FIRST = Instant.parse("2005-01-03T00:00:00Z");
    private static final int BARS = 2_500;

    @TempDir
    private Path dir;

    @Test
    void shouldGiveByRestWhatTheCommandLineGives(Platform platform) throws Exception {
        Path bars = Tape.writeDailyBars(dir.resolve("bars.csv"), FIRST, BARS, new SplittableRandom(7));
        Path source = Files.writeString(dir.resolve("cross.py"), Strategies.SMA_CROSS);
        Finished offline = Launcher.run(
                "backtest",
                source,
                "--bars",
                bars,
                "--symbol",
                "WALK",
                "--timeframe",
                "1d",
                "--cash",
                "100000",
                "--json");
        assertThat(offline.exitCode()).as(offline.said()).isZero();
        JsonNode byCommand = JsonMapper.shared().readTree(offline.out());

        platform.succeed("import", "bars", bars, "--symbol", "WALK", "--timeframe", "1d");
        awaitBars(platform);
        JsonNode byRest = backtest(platform, create(platform, "walk", Strategies.SMA_CROSS), "WALK");

        String id = byRest.path("backtestId").asString();
        assertThat(byRest.path("metrics")).isEqualTo(byCommand.path("metrics"));
        assertThat(byCommand.path("trades").size()).isGreaterThan(10);
        assertThat(platform.items("/api/v1/backtests/" + id + "/trades?limit=1000"))
                .isEqualTo(elements(byCommand.path("trades")));
        assertThat(platform.items("/api/v1/backtests/" + id + "/orders?limit=1000"))
                .isEqualTo(elements(byCommand.path("orders")));
        assertThat(platform.items("/api/v1/backtests/" + id + "/equity?limit=1000"))
                .isEqualTo(elements(byCommand.path("equity")));
    }

    @Test
    void shouldStopAStrategyThatNeverEndsAndSayWhere(Platform platform) throws Exception {
        Path bars = Tape.writeDailyBars(dir.resolve("bars.csv"), FIRST, 50, new SplittableRandom(8));
        platform.succeed("import", "bars", bars, "--symbol", "LOOP", "--timeframe", "1d");
        JsonNode failed = backtest(platform, create(platform, "endless", Strategies.ENDLESS), "LOOP");
        assertThat(failed.path("status").asString()).isEqualTo("FAILED");
        assertThat(failed.path("error").path("line").asInt()).isBetween(3, 4);
        assertThat(failed.path("error").path("barTime").asString()).isEqualTo(FIRST.toString());
    }

    private static void awaitBars(Platform platform) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Candle.read(platform, "WALK", "1d", FIRST, FIRST.plus(Duration.ofDays(BARS)))
                                .size()
                        == BARS);
    }

    private static String create(Platform platform, String name, String source) {
        Answer created = platform.post("/api/v1/strategies", Map.of("name", name, "source", source));
        assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
        return created.text("strategyId");
    }

    private static JsonNode backtest(Platform platform, String strategyId, String symbol) {
        Answer requested = platform.post(
                "/api/v1/backtests",
                Map.of(
                        "strategyId",
                        strategyId,
                        "symbols",
                        List.of(symbol),
                        "timeframe",
                        "1d",
                        "from",
                        FIRST.toString(),
                        "to",
                        FIRST.plus(Duration.ofDays(BARS)).toString(),
                        "cash",
                        "100000"));
        assertThat(requested.status()).as(requested.body().toString()).isEqualTo(202);
        String path = "/api/v1/backtests/" + requested.text("backtestId");
        return await().atMost(Duration.ofSeconds(120))
                .until(
                        () -> platform.get(path).body(),
                        body -> ENDED.contains(body.path("status").asString()));
    }

    private static List<JsonNode> elements(JsonNode array) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        return elements;
    }
}
