package io.atlantis.query.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.atlantis.kernel.candle.BarSample;
import io.atlantis.kernel.candle.BatchCandles;
import io.atlantis.kernel.candle.CandleValues;
import io.atlantis.kernel.candle.MarketSamples;
import io.atlantis.kernel.candle.TradeSample;
import io.atlantis.kernel.topic.Topics;
import io.atlantis.testkit.infra.TestKafka;
import io.atlantis.testkit.infra.WithKafka;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithKafka
class CandleViewIT {

    private static final List<String> SYMBOLS = List.of("IBM", "AAPL", "BRK.B", "MSFT", "F");
    private static final int TRADES_PER_SYMBOL = 12_000;
    private static final int CHUNKS = 4;
    private static final Duration LIMIT = Duration.ofSeconds(90);

    @TempDir
    private Path firstState;

    @TempDir
    private Path secondState;

    @BeforeAll
    static void createTopics(TestKafka kafka) throws Exception {
        ViewTopics.create(kafka);
    }

    @Test
    void shouldNeitherLoseNorDoubleATradeWhenKilledAgainAndAgain(TestKafka kafka) throws Exception {
        Map<String, List<TradeSample>> trades = new TreeMap<>();
        Map<String, List<BarSample>> bars = new TreeMap<>();
        for (String symbol : SYMBOLS) {
            MarketSamples samples = new MarketSamples(symbol.hashCode());
            trades.put(symbol, samples.trades(TRADES_PER_SYMBOL, 40));
            bars.put(symbol, samples.bars(120, TRADES_PER_SYMBOL * 40));
        }
        for (int chunk = 0; chunk < CHUNKS; chunk++) {
            // The later lives have lost the disk too, and must come back from the changelog.
            try (CandleViewProcess view =
                    CandleViewProcess.start(kafka.bootstrapServers(), chunk < 2 ? firstState : secondState)) {
                long before = endOfCandles(kafka);
                kafka.send(chunkOf(trades, bars, chunk));
                await().atMost(LIMIT).until(() -> endOfCandles(kafka) > before);
                view.kill();
            }
        }
        try (CandleViewProcess last = CandleViewProcess.start(kafka.bootstrapServers(), secondState)) {
            await().atMost(LIMIT).until(() -> ViewTopics.isCaughtUp(kafka));
            last.kill();
        }
        List<ConsumerRecord<byte[], byte[]>> candles = kafka.readAll(Topics.CANDLES.name());
        assertEachInThePartitionOfItsTrades(kafka, candles);
        Map<String, SortedSet<CandleValues>> written = latest(candles);
        trades.forEach((symbol, of) ->
                assertThat(written).as(symbol).containsEntry(symbol, BatchCandles.of(of, barsOf(bars, symbol))));
    }

    private static void assertEachInThePartitionOfItsTrades(
            TestKafka kafka, List<ConsumerRecord<byte[], byte[]>> candles) {
        Map<String, Integer> partitions = new HashMap<>();
        kafka.readAll(Topics.TRADES.name())
                .forEach(
                        trade -> partitions.put(new String(trade.key(), StandardCharsets.US_ASCII), trade.partition()));
        for (ConsumerRecord<byte[], byte[]> candle : candles) {
            assertThat(partitions).containsEntry(CandleKey.symbol(candle.key()), candle.partition());
        }
    }

    /** Newest candles by symbol; on the way, that the revisions of a candle rise. */
    private static Map<String, SortedSet<CandleValues>> latest(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<String, byte[]> newest = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            String key = new String(record.key(), StandardCharsets.US_ASCII);
            byte[] older = newest.put(key, record.value());
            if (older != null) {
                assertThat(CandleRecords.revision(record.value()))
                        .as("revision of %s at offset %d", key, record.offset())
                        .isGreaterThan(CandleRecords.revision(older));
            }
        }
        Map<String, SortedSet<CandleValues>> bySymbol = new HashMap<>();
        newest.forEach(
                (key, value) -> bySymbol.computeIfAbsent(key.substring(0, key.indexOf('|')), _ -> new TreeSet<>())
                        .add(CandleValues.of(value)));
        return bySymbol;
    }

    private static List<ProducerRecord<byte[], byte[]>> chunkOf(
            Map<String, List<TradeSample>> trades, Map<String, List<BarSample>> bars, int chunk) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        bars.forEach((symbol, of) ->
                slice(of, chunk).forEach(bar -> records.add(ViewTopics.record(Topics.BARS, symbol, bar.encode()))));
        trades.forEach((symbol, of) -> slice(of, chunk)
                .forEach(trade -> records.add(ViewTopics.record(Topics.TRADES, symbol, trade.encode()))));
        return records;
    }

    private static <T> List<T> slice(List<T> all, int chunk) {
        int size = all.size() / CHUNKS;
        return all.subList(chunk * size, chunk == CHUNKS - 1 ? all.size() : (chunk + 1) * size);
    }

    private static List<BarSample> barsOf(Map<String, List<BarSample>> bars, String symbol) {
        return bars.getOrDefault(symbol, List.of());
    }

    private static long endOfCandles(TestKafka kafka) throws Exception {
        return ViewTopics.ends(kafka, Topics.CANDLES).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
