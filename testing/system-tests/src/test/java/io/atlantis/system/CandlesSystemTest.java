package io.atlantis.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SharedPlatform
class CandlesSystemTest {

    private static final Instant OPEN = Instant.parse("2013-10-08T13:30:00Z");
    private static final Map<String, Duration> TIMEFRAMES = Map.of(
            "1s", Duration.ofSeconds(1),
            "1m", Duration.ofMinutes(1),
            "5m", Duration.ofMinutes(5),
            "15m", Duration.ofMinutes(15),
            "1h", Duration.ofHours(1),
            "1d", Duration.ofDays(1));

    @TempDir
    private Path dir;

    @Test
    void shouldBuildFromImportedTradesTheCandlesThatDuckDbBuilds(Platform platform) throws Exception {
        Path tape = Tape.write(dir.resolve("tape.csv"), OPEN, 30_000, new SplittableRandom(20131008));
        assertThat(platform.succeed("import", "trades", tape, "--symbol", "TAPE"))
                .contains("30000 trades");
        for (Map.Entry<String, Duration> timeframe : TIMEFRAMES.entrySet()) {
            List<Candle> expected = CandleOracle.candles(tape, timeframe.getValue());
            Instant to =
                    timeframe.getKey().equals("1s") ? OPEN.plus(Duration.ofHours(1)) : OPEN.plus(Duration.ofDays(2));
            List<Candle> wanted = expected.stream()
                    .filter(candle -> candle.time().isBefore(to))
                    .toList();
            await(timeframe.getKey())
                    .atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(Candle.read(
                                    platform, "TAPE", timeframe.getKey(), OPEN.minus(Duration.ofDays(1)), to))
                            .containsExactlyElementsOf(wanted));
        }
    }

    @Test
    void shouldMoveTheSimulatedMarketWithinTenSeconds(Platform platform) {
        String symbol = platform.items("/api/v1/symbols?limit=200").stream()
                .filter(item -> item.path("source").asString().equals("SIMULATED"))
                .findFirst()
                .orElseThrow()
                .path("symbol")
                .asString();
        String path = "/api/v1/candles?symbol=" + symbol + "&timeframe=1s&limit=5";
        await().atMost(Duration.ofSeconds(10))
                .until(() -> !platform.get(path).list("candles").isEmpty());
        var first = platform.get(path).list("candles").getLast();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> !platform.get(path).list("candles").getLast().equals(first));
    }
}
