package io.atlantis.query.candles;

import static io.atlantis.query.schema.Tables.CANDLE;
import static io.atlantis.query.schema.Tables.INSTRUMENT;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import io.atlantis.kernel.market.FixedPoint;
import io.atlantis.kernel.market.Timeframe;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Reads candles from Postgres. Thread-safe. */
final class CandleStore {

    private final DSLContext database;

    CandleStore(DSLContext database) {
        this.database = database;
    }

    /**
     * Candles from {@code from} on, or the latest ones before {@code to} when there is no {@code from}.
     *
     * @param from earliest start, inclusive
     * @param to latest start, exclusive
     * @return oldest first
     */
    List<CandleItem> read(String symbol, Timeframe timeframe, Optional<Instant> from, Optional<Instant> to, int limit) {
        Condition wanted = CANDLE.SYMBOL
                .eq(symbol)
                .and(CANDLE.TIMEFRAME.eq(timeframe.sbe().value()))
                .and(from.<Condition>map(CANDLE.START_AT::ge).orElse(noCondition()))
                .and(to.<Condition>map(CANDLE.START_AT::lt).orElse(noCondition()));
        List<CandleItem> candles = database.selectFrom(CANDLE)
                .where(wanted)
                .orderBy(from.isPresent() ? CANDLE.START_AT.asc() : CANDLE.START_AT.desc())
                .limit(limit)
                .fetch(CandleStore::item);
        if (from.isEmpty()) {
            Collections.reverse(candles);
        }
        return candles;
    }

    /** Whether the symbol is registered or has candles. */
    boolean knows(String symbol) {
        return database.fetchExists(select(INSTRUMENT.SYMBOL).from(INSTRUMENT).where(INSTRUMENT.SYMBOL.eq(symbol)))
                || database.fetchExists(select(CANDLE.SYMBOL).from(CANDLE).where(CANDLE.SYMBOL.eq(symbol)));
    }

    /** Close of the newest daily candle of each symbol. */
    Map<String, Double> lastPrices() {
        Map<String, Double> prices = new HashMap<>();
        database.select(CANDLE.SYMBOL, CANDLE.CLOSE_E8)
                .distinctOn(CANDLE.SYMBOL)
                .from(CANDLE)
                .where(CANDLE.TIMEFRAME.eq(Timeframe.D1.sbe().value()))
                .orderBy(CANDLE.SYMBOL, CANDLE.START_AT.desc())
                .forEach(row -> prices.put(row.get(CANDLE.SYMBOL), FixedPoint.priceToDouble(row.get(CANDLE.CLOSE_E8))));
        return prices;
    }

    private static CandleItem item(Record row) {
        return CandleItem.of(
                row.get(CANDLE.START_AT),
                row.get(CANDLE.OPEN_E8),
                row.get(CANDLE.HIGH_E8),
                row.get(CANDLE.LOW_E8),
                row.get(CANDLE.CLOSE_E8),
                row.get(CANDLE.VOLUME_E6),
                row.get(CANDLE.REVISION));
    }
}
