package io.atlantis.query.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.atlantis.kernel.candle.CandleValues;
import io.atlantis.kernel.market.FixedPoint;
import io.atlantis.kernel.market.Timeframe;
import io.atlantis.kernel.time.EpochNanos;
import io.atlantis.kernel.topic.Topics;
import io.atlantis.testkit.infra.TestKafka;
import io.atlantis.testkit.infra.WithKafka;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Candles by Streams against candles by DuckDB, over the same file: an oracle that none of us wrote. */
@WithKafka
class DuckDbCandlesIT {

    private static final String SYMBOL = "DUCK";
    private static final int TRADES = 15_000;
    private static final long SEED = 20131008;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final String CANDLES = """
            select time // %1$d * %1$d as start,
                   first(price order by time, line) as open, max(price) as high, min(price) as low,
                   last(price order by time, line) as close, sum(size) as volume, count(*) as trades
            from (select *, row_number() over () as line
                  from read_csv('%2$s', columns = {'time': 'bigint', 'price': 'decimal(18,8)', 'size': 'decimal(18,6)'}, parallel = false))
            group by start
            """;

    /** A candle as DuckDB makes it. */
    private record Bar(long openE8, long highE8, long lowE8, long closeE8, long volumeE6, long trades) {

        static Bar of(CandleValues candle) {
            return new Bar(
                    candle.openE8(),
                    candle.highE8(),
                    candle.lowE8(),
                    candle.closeE8(),
                    candle.volumeE6(),
                    candle.tradeCount());
        }

        static Bar of(ResultSet row) throws SQLException {
            return new Bar(
                    FixedPoint.parsePriceE8(row.getString("open")),
                    FixedPoint.parsePriceE8(row.getString("high")),
                    FixedPoint.parsePriceE8(row.getString("low")),
                    FixedPoint.parsePriceE8(row.getString("close")),
                    FixedPoint.parseSizeE6(row.getString("volume")),
                    row.getLong("trades"));
        }
    }

    @Test
    void shouldEqualDuckDbInEveryTimeframe(TestKafka kafka, @TempDir Path folder) throws Exception {
        Path file = folder.resolve("trades.csv");
        TradesFile.generate(file, SEED, TRADES);
        ViewTopics.create(kafka);
        try (CandleView view =
                new CandleView(CandleViewSettings.of(kafka.bootstrapServers(), folder.resolve("state")))) {
            view.start();
            kafka.send(TradesFile.read(file).stream()
                    .map(trade -> ViewTopics.record(Topics.TRADES, SYMBOL, trade.encode()))
                    .toList());
            await().atMost(LIMIT).until(() -> ViewTopics.isCaughtUp(kafka));
        }
        for (Timeframe timeframe : Timeframe.values()) {
            SortedMap<Long, Bar> expected = byDuckDb(file, timeframe);
            assertThat(expected).isNotEmpty();
            assertThat(byStreams(kafka, timeframe))
                    .as("seed %d, %s", SEED, timeframe)
                    .isEqualTo(expected);
        }
    }

    private static SortedMap<Long, Bar> byDuckDb(Path file, Timeframe timeframe) throws SQLException {
        long lengthMs = timeframe.length().toMillis();
        SortedMap<Long, Bar> bars = new TreeMap<>();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet rows = statement.executeQuery(CANDLES.formatted(lengthMs, file))) {
            while (rows.next()) {
                bars.put(rows.getLong("start"), Bar.of(rows));
            }
        }
        return bars;
    }

    private static SortedMap<Long, Bar> byStreams(TestKafka kafka, Timeframe timeframe) {
        String prefix = SYMBOL + "|" + timeframe.code() + "|";
        SortedMap<Long, Bar> bars = new TreeMap<>();
        kafka.readAll(Topics.CANDLES.name()).forEach(record -> {
            if (new String(record.key(), StandardCharsets.US_ASCII).startsWith(prefix)) {
                CandleValues candle = CandleValues.of(record.value());
                bars.put(EpochNanos.toMillis(candle.startNs()), Bar.of(candle));
            }
        });
        return bars;
    }
}
