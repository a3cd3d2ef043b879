package io.atlantis.query.views;

import java.util.concurrent.atomic.LongAdder;

/** What the candle view has handled since it started; rises only. Thread-safe. */
public final class CandleViewCounters {

    private final LongAdder trades = new LongAdder();
    private final LongAdder lateTrades = new LongAdder();
    private final LongAdder bars = new LongAdder();
    private final LongAdder candles = new LongAdder();
    private final LongAdder unreadable = new LongAdder();

    void countTrade() {
        trades.increment();
    }

    void countLateTrade() {
        lateTrades.increment();
    }

    void countBar() {
        bars.increment();
    }

    void countCandle() {
        candles.increment();
    }

    void countUnreadable() {
        unreadable.increment();
    }

    /** Trades that became part of candles. */
    public long trades() {
        return trades.sum();
    }

    /** Live trades set aside as too late. */
    public long lateTrades() {
        return lateTrades.sum();
    }

    /** Bars applied. */
    public long bars() {
        return bars.sum();
    }

    /** Candle records written. */
    public long candles() {
        return candles.sum();
    }

    /** Records set aside because they could not be read. */
    public long unreadable() {
        return unreadable.sum();
    }
}
