package io.atlantis.system;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** One candle, its numbers without trailing zeros so that equal ones are equal. */
record Candle(Instant time, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, BigDecimal volume) {

    /** What {@code GET /candles} gives, up to 10,000 of a range. */
    static List<Candle> read(Platform platform, String symbol, String timeframe, Instant from, Instant to) {
        JsonNode answer = platform.read("/api/v1/candles?symbol=%s&timeframe=%s&from=%s&to=%s&limit=10000"
                .formatted(symbol, timeframe, from, to));
        List<Candle> candles = new ArrayList<>();
        answer.path("candles").forEach(candle -> candles.add(of(candle)));
        return candles;
    }

    static BigDecimal plain(BigDecimal number) {
        return number.setScale(8, RoundingMode.HALF_EVEN).stripTrailingZeros();
    }

    private static Candle of(JsonNode json) {
        return new Candle(
                Instant.parse(json.path("time").asString()),
                plain(json.path("open").decimalValue()),
                plain(json.path("high").decimalValue()),
                plain(json.path("low").decimalValue()),
                plain(json.path("close").decimalValue()),
                plain(json.path("volume").decimalValue()));
    }
}
