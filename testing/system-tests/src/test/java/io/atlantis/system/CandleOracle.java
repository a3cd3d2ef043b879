package io.atlantis.system;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Candles as DuckDB computes them from a file of trades: first and last by time, and by the order in the file within a millisecond.
 */
final class CandleOracle {

    private CandleOracle() {}

    /** The candles of a trades file ({@code time,price,size} with times in epoch milliseconds), oldest first. */
    static List<Candle> candles(Path trades, Duration timeframe) throws SQLException {
        String sql = """
                WITH trades AS (
                  SELECT CAST(time AS BIGINT) AS ms, CAST(price AS DECIMAL(18, 8)) AS price,
                         CAST(size AS DECIMAL(18, 6)) AS size, row_number() OVER () AS line
                  FROM read_csv('%s', header = true, all_varchar = true, parallel = false))
                SELECT ms // %d * %d AS start, arg_min(price, (ms, line)) AS open, max(price) AS high,
                       min(price) AS low, arg_max(price, (ms, line)) AS close, sum(size) AS volume
                FROM trades GROUP BY start ORDER BY start
                """.formatted(trades.toAbsolutePath(), timeframe.toMillis(), timeframe.toMillis());
        List<Candle> candles = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                candles.add(candle(rows));
            }
        }
        return candles;
    }

    private static Candle candle(ResultSet row) throws SQLException {
        return new Candle(
                Instant.ofEpochMilli(row.getLong("start")),
                plain(row.getBigDecimal("open")),
                plain(row.getBigDecimal("high")),
                plain(row.getBigDecimal("low")),
                plain(row.getBigDecimal("close")),
                plain(row.getBigDecimal("volume")));
    }

    private static BigDecimal plain(BigDecimal number) {
        return Candle.plain(number);
    }
}
