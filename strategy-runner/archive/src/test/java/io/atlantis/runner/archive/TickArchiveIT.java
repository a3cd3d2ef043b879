package io.atlantis.runner.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.atlantis.kernel.contract.backtest.LogRange;
import io.atlantis.kernel.market.FixedPoint;
import io.atlantis.kernel.market.Symbol;
import io.atlantis.kernel.market.Timeframe;
import io.atlantis.kernel.sbe.Origin;
import io.atlantis.kernel.time.EpochNanos;
import io.atlantis.kernel.time.Ticker;
import io.atlantis.kernel.topic.Topics;
import io.atlantis.runner.bar.BarSeries;
import io.atlantis.testkit.infra.TestKafka;
import io.atlantis.testkit.infra.WithKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithKafka
class TickArchiveIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final long DAY_NS = EpochNanos.of(Instant.parse("2024-03-04T00:00:00Z"));
    private static final long MINUTE_NS = Timeframe.M1.lengthNs();

    @TempDir
    Path folder;

    private final TestKafka kafka;
    private TickArchive archive;
    private Thread tail;

    TickArchiveIT(TestKafka kafka) {
        this.kafka = kafka;
    }

    @BeforeAll
    static void createTopics(TestKafka kafka) {
        kafka.createTopics(List.of(
                new NewTopic(Topics.TRADES.name(), Topics.TRADES.partitions(), (short) 1),
                new NewTopic(Topics.BARS.name(), Topics.BARS.partitions(), (short) 1)));
    }

    @BeforeEach
    void start() {
        archive = TickArchive.open(folder, kafka.bootstrapServers(), Ticker.system());
        tail = Thread.ofPlatform().name("archive-tail").start(archive.tail());
    }

    @AfterEach
    void stop() throws InterruptedException {
        archive.close();
        assertThat(tail.join(Duration.ofSeconds(20))).isTrue();
    }

    private void restart() throws InterruptedException {
        stop();
        start();
    }

    @Test
    void shouldMakeTheMinutesThatTheTradesMake() throws InterruptedException {
        SplittableRandom random = new SplittableRandom(11);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        Map<Long, long[]> expected = new TreeMap<>();
        long timeNs = DAY_NS;
        for (int i = 1; i <= 5_000; i++) {
            timeNs += random.nextLong(4_000_000_000L);
            long priceE8 = 1_000_000_000L + random.nextLong(50_000_000L);
            records.add(MarketRecords.trade("MIN", Origin.IMPORT, timeNs, priceE8, 100 * FixedPoint.SIZE_SCALE, i));
            long startNs = timeNs - timeNs % MINUTE_NS;
            long[] bar = expected.computeIfAbsent(startNs, _ -> new long[] {priceE8, priceE8, priceE8, priceE8, 0});
            bar[1] = Math.max(bar[1], priceE8);
            bar[2] = Math.min(bar[2], priceE8);
            bar[3] = priceE8;
            bar[4] += 100;
        }
        kafka.send(records);

        BarSeries bars = load("MIN", Timeframe.M1).bars();

        assertThat(bars.timeNs().toArray())
                .containsExactly(
                        expected.keySet().stream().mapToLong(Long::longValue).toArray());
        int at = 0;
        for (long[] bar : expected.values()) {
            assertThat(bars.open().at(at)).isEqualTo(bar[0] / 1e8);
            assertThat(bars.high().at(at)).isEqualTo(bar[1] / 1e8);
            assertThat(bars.low().at(at)).isEqualTo(bar[2] / 1e8);
            assertThat(bars.close().at(at)).isEqualTo(bar[3] / 1e8);
            assertThat(bars.volume().at(at)).isEqualTo((double) bar[4]);
            at++;
        }
    }

    @Test
    void shouldUseTheSameColumnsAgainAfterARestart() throws Exception {
        kafka.send(dailyBars("REUSE", 500));
        assertThat(load("REUSE", Timeframe.D1).bars().size()).isEqualTo(500);
        Path columns = columns("REUSE");
        Instant written = Files.getLastModifiedTime(columns).toInstant();

        restart();

        assertThat(load("REUSE", Timeframe.D1).bars().size()).isEqualTo(500);
        assertThat(Files.getLastModifiedTime(columns).toInstant()).isEqualTo(written);
    }

    @Test
    void shouldTellTheOffsetsAndTheHashOfWhatItRead() throws Exception {
        List<ProducerRecord<byte[], byte[]>> records = dailyBars("CERT", 3);
        kafka.send(records);

        List<LogRange> ranges = load("CERT", Timeframe.D1).ranges();

        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        for (ProducerRecord<byte[], byte[]> record : records) {
            int length = record.value().length;
            sha.update(new byte[] {(byte) length, (byte) (length >> 8), (byte) (length >> 16), (byte) (length >> 24)});
            sha.update(record.value());
        }
        LogRange bars = ranges.stream()
                .filter(range -> range.topic().equals("market.bars"))
                .findFirst()
                .orElseThrow();
        assertThat(bars.symbol()).isEqualTo("CERT");
        assertThat(bars.fromOffset()).isZero();
        assertThat(bars.toOffset()).isGreaterThanOrEqualTo(3);
        assertThat(bars.hash()).isEqualTo(HexFormat.of().formatHex(sha.digest()));
    }

    @Test
    void shouldSeeABarThatComesLaterAlsoInHistory() throws InterruptedException {
        kafka.send(dailyBars("LATER", 10));
        assertThat(load("LATER", Timeframe.D1).bars().open().at(4)).isEqualTo(0.00001004);

        kafka.send(List.of(MarketRecords.bar("LATER", Timeframe.D1, DAY_NS + 4 * Timeframe.D1.lengthNs(), 9_000, 1)));

        assertThat(load("LATER", Timeframe.D1).bars().open().at(4)).isEqualTo(0.00009);
    }

    @Test
    void shouldLeaveOutTheCandleThatLiveTradesAreStillForming() throws InterruptedException {
        kafka.send(List.of(liveTrade("LIVE", 0, 1), liveTrade("LIVE", 30, 2), liveTrade("LIVE", 61, 3)));
        assertThat(load("LIVE", Timeframe.M1).bars().size()).isEqualTo(1);

        kafka.send(List.of(liveTrade("LIVE", 500, 4)));

        assertThat(load("LIVE", Timeframe.M1).bars().timeNs().toArray()).containsExactly(DAY_NS, DAY_NS + MINUTE_NS);
    }

    @Test
    void shouldCutOffWhatACrashLeftBehindTheCheckpoint() throws Exception {
        kafka.send(dailyBars("CRASH", 50));
        load("CRASH", Timeframe.D1);
        stop();
        Path log = columns("CRASH").resolveSibling("bars.sbe");
        Files.write(log, new byte[777], StandardOpenOption.APPEND);
        Files.delete(columns("CRASH"));

        start();

        assertThat(load("CRASH", Timeframe.D1).bars().size()).isEqualTo(50);
    }

    @Test
    void shouldRebuildDamagedFilesFromTheLog() throws Exception {
        kafka.send(dailyBars("DAMAGE", 50));
        ArchivedSeries before = load("DAMAGE", Timeframe.D1);
        Path columns = columns("DAMAGE");
        for (Path damaged : List.of(
                columns,
                columns.resolveSibling("bars.sbe"),
                columns.resolve("../../checkpoint").normalize())) {
            stop();
            byte[] bytes = Files.readAllBytes(damaged);
            bytes[bytes.length / 2] ^= 0x20;
            Files.write(damaged, bytes);
            if (damaged.endsWith("bars.sbe")) {
                Files.delete(columns);
            }

            start();

            ArchivedSeries after = load("DAMAGE", Timeframe.D1);
            assertThat(after.bars().open().toArray())
                    .isEqualTo(before.bars().open().toArray());
        }
    }

    @Test
    void shouldLeaveOutAndCountWhatIsNoMarketRecord() throws InterruptedException {
        kafka.send(List.of(MarketRecords.record(MarketTopic.BARS, "JUNK", new byte[] {1, 2, 3})));
        kafka.send(dailyBars("JUNK", 2));

        assertThat(load("JUNK", Timeframe.D1).bars().size()).isEqualTo(2);
        assertThat(archive.skippedRecords()).isPositive();
    }

    @Test
    void shouldKnowNothingOfASymbolThatNeverTraded() throws InterruptedException {
        assertThat(archive.load(new Symbol("NONE"), Timeframe.D1, 0, Long.MAX_VALUE, TIMEOUT))
                .isEmpty();
    }

    @Test
    void shouldGiveTheRangeAskedFor() throws InterruptedException {
        kafka.send(dailyBars("RANGE", 10));
        long dayNs = Timeframe.D1.lengthNs();

        BarSeries bars = archive.load(
                        new Symbol("RANGE"), Timeframe.D1, DAY_NS + 2 * dayNs, DAY_NS + 5 * dayNs, TIMEOUT)
                .orElseThrow()
                .bars();

        assertThat(bars.timeNs().toArray()).containsExactly(DAY_NS + 2 * dayNs, DAY_NS + 3 * dayNs, DAY_NS + 4 * dayNs);
    }

    @Test
    void shouldTellLagToolsHowFarItIs() throws InterruptedException {
        kafka.send(dailyBars("LAG", 10));
        load("LAG", Timeframe.D1);

        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(kafka.admin()
                                .listConsumerGroupOffsets(ArchiveTail.GROUP)
                                .partitionsToOffsetAndMetadata()
                                .get(10, java.util.concurrent.TimeUnit.SECONDS))
                        .hasSize(2 * Topics.BARS.partitions()));
    }

    private ArchivedSeries load(String symbol, Timeframe timeframe) throws InterruptedException {
        return archive.load(new Symbol(symbol), timeframe, 0, Long.MAX_VALUE, TIMEOUT)
                .orElseThrow();
    }

    private Path columns(String symbol) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith(Path.of(symbol, "candles-1d.col")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static ProducerRecord<byte[], byte[]> liveTrade(String symbol, long second, long sequence) {
        return MarketRecords.trade(
                symbol, Origin.LIVE, DAY_NS + second * EpochNanos.PER_SECOND, 1_000, FixedPoint.SIZE_SCALE, sequence);
    }

    private static List<ProducerRecord<byte[], byte[]>> dailyBars(String symbol, int count) {
        List<ProducerRecord<byte[], byte[]>> bars = new ArrayList<>();
        for (int day = 0; day < count; day++) {
            bars.add(MarketRecords.bar(
                    symbol, Timeframe.D1, DAY_NS + day * Timeframe.D1.lengthNs(), 1_000 + day, FixedPoint.SIZE_SCALE));
        }
        return bars;
    }
}
