package io.atlantis.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What was acknowledged is there, once, whatever happens to the process or to anything but the log. */
@TestInstance(Lifecycle.PER_CLASS)
class SurvivalFaultTest {

    private static final Instant OPEN = Instant.parse("2014-03-04T14:30:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final Path dir;
    private final Platform platform;

    SurvivalFaultTest(@TempDir Path dir) {
        this.dir = dir;
        this.platform = new Platform(dir.resolve("data"));
    }

    @BeforeAll
    void startPlatform() {
        platform.start();
    }

    @AfterAll
    void stopPlatform() {
        platform.close();
    }

    @Test
    void shouldKeepEveryAcknowledgedEditAndTickOverKillNine() throws Exception {
        Path before = Tape.write(dir.resolve("before.csv"), OPEN, 5_000, new SplittableRandom(1));
        platform.succeed("import", "trades", before, "--symbol", "KEPT");
        String id = create("edited", Editor.source(1));
        Editor editor = new Editor(platform, id);
        CompletableFuture<Void> editing = CompletableFuture.runAsync(editor);
        Path during = Tape.write(dir.resolve("during.csv"), OPEN, 200_000, new SplittableRandom(2));
        CompletableFuture<Finished> importing =
                CompletableFuture.supplyAsync(() -> platform.command("import", "trades", during, "--symbol", "TORN"));
        await().atMost(LIMIT).until(() -> editor.acknowledged() > 100);
        platform.kill();
        editing.get(60, TimeUnit.SECONDS);
        importing.get(60, TimeUnit.SECONDS);

        platform.start();

        assertEditsAreThereOnce(id, editor.acknowledged());
        assertCandlesAre("KEPT", CandleOracle.candles(before, Duration.ofMinutes(1)));
        // The torn import was never acknowledged; asked for again it is there as if it had not been torn.
        platform.succeed("import", "trades", during, "--symbol", "TORN");
        assertCandlesAre("TORN", CandleOracle.candles(during, Duration.ofMinutes(1)));
        assertLiveCandlesAreThoseOfTheLog();
    }

    @Test
    void shouldBuildTheSameReadModelsFromKafkaAlone() throws Exception {
        Path tape = Tape.write(dir.resolve("replayed.csv"), OPEN, 3_000, new SplittableRandom(3));
        platform.succeed("import", "trades", tape, "--symbol", "AGAIN");
        String id = create("replayed", Strategies.SMA_CROSS);
        List<Candle> candles = CandleOracle.candles(tape, Duration.ofMinutes(1));
        assertCandlesAre("AGAIN", candles);
        List<JsonNode> strategies = platform.items("/api/v1/strategies?limit=100");
        List<JsonNode> events = platform.items("/api/v1/audit/events?entityId=" + id);
        assertThat(events).isNotEmpty();

        platform.stop();
        Folders.delete(platform.data().resolve("postgres"));
        platform.start();

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(platform.items("/api/v1/strategies?limit=100"))
                        .containsExactlyElementsOf(strategies));
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(platform.items("/api/v1/audit/events?entityId=" + id))
                        .containsExactlyElementsOf(events));
        assertCandlesAre("AGAIN", candles);
    }

    @Test
    void shouldFindAFlippedByteInACopyOfTheLog() throws Exception {
        Answer created = platform.post("/api/v1/strategies", Map.of("name", "flip this byte", "source", "x = 1\n"));
        assertThat(created.status()).isEqualTo(201);
        String offset = created.position().orElseThrow().split(":", 2)[1];
        create("one more event after it", "x = 1\n");
        assertThat(platform.succeed("audit", "verify")).contains("intact", "signed heads", "signatures checked");
        Path copy = dir.resolve("copy");
        for (String folder : List.of("domain.events-0")) {
            Folders.copy(platform.data().resolve("kafka").resolve(folder), copy.resolve(folder));
        }
        assertThat(Launcher.run("audit", "verify", "--log", copy).exitCode()).isZero();

        flipByte(copy.resolve("domain.events-0"), "flip this byte");

        Finished verified = Launcher.run("audit", "verify", "--log", copy);
        assertThat(verified.exitCode()).as(verified.said()).isEqualTo(1);
        assertThat(verified.out()).containsPattern("\\b" + offset + "\\b");
    }

    private void assertEditsAreThereOnce(String id, int acknowledged) {
        List<JsonNode> versions = await().atMost(LIMIT)
                .until(
                        () -> platform.items("/api/v1/strategies/" + id + "/versions?limit=500"),
                        items -> items.size() >= acknowledged);
        // The edit that was under way when the process died may be there or not.
        assertThat(versions.size()).isBetween(acknowledged, acknowledged + 1);
        List<Integer> numbers = versions.stream()
                .map(version -> version.path("version").asInt())
                .sorted()
                .toList();
        assertThat(numbers)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, versions.size()).boxed().toList());
        assertThat(versions)
                .allSatisfy(version -> assertThat(version.path("source").asString())
                        .isEqualTo(Editor.source(version.path("version").asInt())));
        assertThat(platform.items("/api/v1/audit/events?limit=500&entityId=" + id))
                .hasSize(versions.size());
    }

    /** The live market went on after the kill: its minute candles are those of the ticks in the log, no gap, no double. */
    private void assertLiveCandlesAreThoseOfTheLog() throws Exception {
        String symbol = platform.items("/api/v1/symbols?limit=200").stream()
                .filter(item -> item.path("source").asString().equals("SIMULATED"))
                .findFirst()
                .orElseThrow()
                .path("symbol")
                .asString();
        Instant firstTick = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Instant end = firstTick.plusSeconds(5);
        Instant start = end.minus(Duration.ofHours(1));
        await().atMost(LIMIT)
                .until(() -> !Candle.read(platform, symbol, "1s", end.plusSeconds(1), end.plusSeconds(60))
                        .isEmpty());
        Path file = dir.resolve("log.csv");
        assertThat(RecordedTrades.write(platform, symbol, end, file)).isPositive();
        List<Candle> expected = CandleOracle.candles(file, Duration.ofSeconds(1));
        assertThat(Candle.read(platform, symbol, "1s", start, end)).containsExactlyElementsOf(expected);
    }

    private void assertCandlesAre(String symbol, List<Candle> expected) {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(Candle.read(
                                platform, symbol, "1m", OPEN.minus(Duration.ofDays(1)), OPEN.plus(Duration.ofDays(1))))
                        .containsExactlyElementsOf(expected));
    }

    private String create(String name, String source) {
        Answer created = platform.post("/api/v1/strategies", Map.of("name", name, "source", source));
        assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
        return created.text("strategyId");
    }

    private static void flipByte(Path folder, String inside) throws Exception {
        List<Path> segments = new ArrayList<>();
        try (var files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".log")).forEach(segments::add);
        }
        for (Path segment : segments) {
            byte[] bytes = Files.readAllBytes(segment);
            int at = indexOf(bytes, inside.getBytes(UTF_8));
            if (at >= 0) {
                bytes[at] ^= 1;
                Files.write(segment, bytes);
                return;
            }
        }
        throw new AssertionError("'" + inside + "' stands in no segment of " + folder);
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        for (int at = 0; at + wanted.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }
}
