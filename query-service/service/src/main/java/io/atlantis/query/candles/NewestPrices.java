package io.atlantis.query.candles;

import io.atlantis.kernel.market.FixedPoint;
import io.atlantis.kernel.market.Timeframe;
import io.atlantis.query.instruments.LastPrices;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The close of each symbol's newest daily candle, in memory. Thread-safe. */
final class NewestPrices implements LastPrices, CandleListener {

    private record Close(long startNs, double price) {}

    private final Map<String, Close> closes = new ConcurrentHashMap<>();

    /** Takes over what was stored before this start, where nothing newer has come yet. */
    void addStored(Map<String, Double> prices) {
        prices.forEach((symbol, price) -> closes.putIfAbsent(symbol, new Close(Long.MIN_VALUE, price)));
    }

    @Override
    public void changed(Collection<CandleRow> candles) {
        for (CandleRow candle : candles) {
            if (candle.timeframe() == Timeframe.D1) {
                closes.merge(
                        candle.symbol(),
                        new Close(candle.startNs(), FixedPoint.priceToDouble(candle.closeE8())),
                        (older, newer) -> newer.startNs() >= older.startNs() ? newer : older);
            }
        }
    }

    @Override
    public OptionalDouble lastPriceOf(String symbol) {
        @Nullable Close close = closes.get(symbol);
        return close == null ? OptionalDouble.empty() : OptionalDouble.of(close.price());
    }
}
