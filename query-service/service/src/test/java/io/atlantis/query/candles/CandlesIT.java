package io.atlantis.query.candles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.atlantis.kernel.candle.BarSample;
import io.atlantis.kernel.candle.BatchCandles;
import io.atlantis.kernel.candle.CandleValues;
import io.atlantis.kernel.candle.MarketSamples;
import io.atlantis.kernel.candle.TradeSample;
import io.atlantis.kernel.market.FixedPoint;
import io.atlantis.kernel.market.Timeframe;
import io.atlantis.kernel.time.EpochNanos;
import io.atlantis.kernel.topic.Topic;
import io.atlantis.kernel.topic.Topics;
import io.atlantis.query.RunningQueryService;
import io.atlantis.query.RunningQueryService.Answer;
import io.atlantis.query.live.LiveTestClient;
import io.atlantis.testkit.infra.TestDatabase;
import io.atlantis.testkit.infra.TestKafka;
import io.atlantis.testkit.infra.TestPostgres;
import io.atlantis.testkit.infra.WithKafka;
import io.atlantis.testkit.infra.WithPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@WithKafka
@WithPostgres
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CandlesIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Path dataDir;
    private TestKafka kafka;
    private TestDatabase database;
    private RunningQueryService service;

    @BeforeAll
    void start(TestKafka sharedKafka, TestPostgres postgres, @TempDir Path folder) {
        dataDir = folder;
        kafka = sharedKafka;
        database = postgres.newDatabase();
        service = startService(database);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void shouldServeCandlesThatEqualTheOracle() {
        MarketSamples samples = new MarketSamples(1);
        List<TradeSample> trades = samples.trades(2_000, 900);
        List<BarSample> bars = samples.bars(30, 1_500_000);
        kafka.send(records(
                Topics.BARS, "ORCL", bars.stream().map(BarSample::encode).toList()));
        kafka.send(records(
                Topics.TRADES, "ORCL", trades.stream().map(TradeSample::encode).toList()));
        for (Timeframe timeframe : Timeframe.values()) {
            SortedMap<Instant, Ohlcv> expected = expected(trades, bars, timeframe);
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(history("ORCL", timeframe)).isEqualTo(expected));
        }
    }

    @Test
    void shouldLeaveNoGapAndNoDoubleBetweenHistoryAndLive() throws Exception {
        List<TradeSample> trades = new MarketSamples(2).trades(6_000, 60);
        SortedMap<Instant, Ohlcv> expected = expected(trades, List.of(), Timeframe.S1);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
                LiveTestClient early = new LiveTestClient(service.url());
                LiveTestClient midway = new LiveTestClient(service.url())) {
            early.subscribe("candles:LIVE:1s");
            Future<?> producing = executor.submit(() -> produceSlowly("LIVE", trades));
            await().atMost(LIMIT).until(() -> early.frames().size() > 5);
            midway.subscribe("candles:LIVE:1s");
            await().atMost(LIMIT).until(() -> !midway.frames().isEmpty());
            Answer history = service.get("/api/v1/candles?symbol=LIVE&timeframe=1s&limit=10000");
            producing.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            await().atMost(LIMIT).untilAsserted(() -> {
                assertThat(merged(early.frames("candles:LIVE:1s"), List.of())).isEqualTo(expected);
                assertThat(merged(midway.frames("candles:LIVE:1s"), items(history)))
                        .isEqualTo(expected);
            });
            assertNothingTwice(early.frames("candles:LIVE:1s"));
            assertNothingTwice(midway.frames("candles:LIVE:1s"));
        }
    }

    @Test
    void shouldComeBackWithTheSameCandlesFromKafkaAloneWhenPostgresIsLost(TestPostgres postgres) {
        List<TradeSample> trades = new MarketSamples(3).trades(800, 700);
        kafka.send(records(
                Topics.TRADES, "LOST", trades.stream().map(TradeSample::encode).toList()));
        SortedMap<Instant, Ohlcv> expected = expected(trades, List.of(), Timeframe.M1);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(history("LOST", Timeframe.M1)).isEqualTo(expected));
        service.close();
        service = startService(postgres.newDatabase());
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(history("LOST", Timeframe.M1)).isEqualTo(expected));
        service.close();
        service = startService(database);
        assertThat(history("LOST", Timeframe.M1)).isEqualTo(expected);
    }

    @Test
    void shouldReadByTimeOldestFirst() {
        BarSample first = bar(0);
        kafka.send(records(
                Topics.BARS, "PAGE", List.of(first.encode(), bar(1).encode(), bar(2).encode(), bar(3).encode())));
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(history("PAGE", Timeframe.D1)).hasSize(4));
        Instant start = EpochNanos.toInstant(first.startNs());
        assertThat(times("symbol=PAGE&timeframe=1d&limit=2"))
                .containsExactly(start.plus(Duration.ofDays(2)), start.plus(Duration.ofDays(3)));
        assertThat(times("symbol=PAGE&timeframe=1d&limit=2&from=" + start.plus(Duration.ofDays(1))))
                .containsExactly(start.plus(Duration.ofDays(1)), start.plus(Duration.ofDays(2)));
        assertThat(times("symbol=PAGE&timeframe=1d&to=" + start.plus(Duration.ofDays(1))))
                .containsExactly(start);
        assertThat(times("symbol=PAGE&timeframe=1h")).isEmpty();
    }

    @Test
    void shouldRefuseWhatItDoesNotKnow() {
        Answer timeframe = service.get("/api/v1/candles?symbol=IBM&timeframe=7m");
        assertThat(timeframe.status()).isEqualTo(422);
        assertThat(timeframe.json().path("type").asString()).endsWith("/unknown-timeframe");
        assertThat(timeframe.json().path("detail").asString()).contains("1s 1m 5m 15m 1h 4h 1d");
        Answer symbol = service.get("/api/v1/candles?symbol=NOSUCH&timeframe=1m");
        assertThat(symbol.status()).isEqualTo(404);
        assertThat(symbol.json().path("code").asString()).isEqualTo("unknown-symbol");
        assertThat(service.get("/api/v1/candles?symbol=IBM&timeframe=1m&limit=10001")
                        .status())
                .isEqualTo(422);
        assertThat(service.get("/api/v1/candles?symbol=IBM&timeframe=1m&from=yesterday")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void shouldAnswerNonsenseOnTheSocketAndStayConnected() throws Exception {
        try (LiveTestClient client = new LiveTestClient(service.url())) {
            client.say("{nonsense");
            client.subscribe("candles:IBM:7m");
            client.say("{\"op\":\"ping\"}");
            await().atMost(LIMIT).until(() -> client.frames().size() == 3);
            assertThat(client.frames())
                    .extracting(frame -> frame.path("type").asString())
                    .containsExactly("error", "error", "pong");
            assertThat(client.frames().getFirst().path("data").path("code").asString())
                    .isEqualTo("malformed-message");
            assertThat(client.isOpen()).isTrue();
        }
    }

    private RunningQueryService startService(TestDatabase on) {
        return RunningQueryService.start(
                kafka, on, Map.of("atlantis.views.enabled", true, "atlantis.data-dir", dataDir.toString()));
    }

    /** Prices and volume as doubles, as JSON has them. */
    private record Ohlcv(double open, double high, double low, double close, double volume) {

        static Ohlcv of(CandleValues candle) {
            return new Ohlcv(
                    FixedPoint.priceToDouble(candle.openE8()),
                    FixedPoint.priceToDouble(candle.highE8()),
                    FixedPoint.priceToDouble(candle.lowE8()),
                    FixedPoint.priceToDouble(candle.closeE8()),
                    FixedPoint.sizeToDouble(candle.volumeE6()));
        }

        static Ohlcv of(JsonNode candle) {
            return new Ohlcv(
                    candle.path("open").asDouble(),
                    candle.path("high").asDouble(),
                    candle.path("low").asDouble(),
                    candle.path("close").asDouble(),
                    candle.path("volume").asDouble());
        }
    }

    private static SortedMap<Instant, Ohlcv> expected(
            List<TradeSample> trades, List<BarSample> bars, Timeframe timeframe) {
        SortedMap<Instant, Ohlcv> expected = new TreeMap<>();
        BatchCandles.of(trades, bars).stream()
                .filter(candle -> candle.timeframe() == timeframe)
                .forEach(candle -> expected.put(EpochNanos.toInstant(candle.startNs()), Ohlcv.of(candle)));
        return expected;
    }

    private SortedMap<Instant, Ohlcv> history(String symbol, Timeframe timeframe) {
        Answer answer =
                service.get("/api/v1/candles?symbol=" + symbol + "&timeframe=" + timeframe.code() + "&limit=10000");
        assertThat(answer.status()).as(answer.body()).isIn(200, 404);
        return merged(List.of(), items(answer));
    }

    private List<Instant> times(String query) {
        return items(service.get("/api/v1/candles?" + query)).stream()
                .map(CandlesIT::time)
                .toList();
    }

    /** What a client shows that keeps, of all it was told of a candle, the highest revision. */
    private static SortedMap<Instant, Ohlcv> merged(List<JsonNode> frames, List<JsonNode> history) {
        List<JsonNode> told = new ArrayList<>(history);
        frames.forEach(frame -> frame.path("data").path("candles").forEach(told::add));
        SortedMap<Instant, JsonNode> newest = new TreeMap<>();
        for (JsonNode candle : told) {
            newest.merge(time(candle), candle, (a, b) -> revision(b) > revision(a) ? b : a);
        }
        SortedMap<Instant, Ohlcv> shown = new TreeMap<>();
        newest.forEach((time, candle) -> shown.put(time, Ohlcv.of(candle)));
        return shown;
    }

    /** One snapshot, then updates numbered without a hole, in which no revision of a candle comes twice. */
    private static void assertNothingTwice(List<JsonNode> frames) {
        assertThat(frames.getFirst().path("type").asString()).isEqualTo("snapshot");
        long seq = frames.getFirst().path("seq").asLong();
        SortedMap<Instant, Long> revisions = new TreeMap<>();
        for (JsonNode frame : frames.subList(1, frames.size())) {
            assertThat(frame.path("type").asString()).isEqualTo("update");
            assertThat(frame.path("seq").asLong()).isEqualTo(++seq);
            frame.path("data").path("candles").forEach(candle -> {
                Long before = revisions.put(time(candle), revision(candle));
                assertThat(before == null || before < revision(candle)).isTrue();
            });
        }
    }

    private static List<JsonNode> items(Answer answer) {
        List<JsonNode> items = new ArrayList<>();
        answer.json().path("candles").forEach(items::add);
        return items;
    }

    private static Instant time(JsonNode candle) {
        return Instant.parse(candle.path("time").asString());
    }

    private static long revision(JsonNode candle) {
        return candle.path("revision").asLong();
    }

    private static BarSample bar(int day) {
        Timeframe timeframe = Timeframe.D1;
        long startNs = timeframe.bucketStartNs(MarketSamples.OPEN_NS) + day * timeframe.lengthNs();
        return new BarSample(timeframe, startNs, 100_000_000L, 300_000_000L, 50_000_000L, 200_000_000L, 7_000_000L);
    }

    private void produceSlowly(String symbol, List<TradeSample> trades) {
        try (KafkaProducer<byte[], byte[]> producer = kafka.newProducer()) {
            for (int i = 0; i < trades.size(); i++) {
                var _ = producer.send(
                        record(Topics.TRADES, symbol, trades.get(i).encode()));
                if (i % 4 == 0) {
                    producer.flush();
                }
            }
        }
    }

    private static List<ProducerRecord<byte[], byte[]>> records(Topic topic, String symbol, List<byte[]> values) {
        return values.stream().map(value -> record(topic, symbol, value)).toList();
    }

    private static ProducerRecord<byte[], byte[]> record(Topic topic, String symbol, byte[] value) {
        return new ProducerRecord<>(topic.name(), symbol.getBytes(StandardCharsets.US_ASCII), value);
    }
}
