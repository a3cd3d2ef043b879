package io.atlantis.kernel.candle;

import io.atlantis.kernel.market.Timeframe;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Seeded trades and bars of one symbol, close enough together that they meet in the same candles. */
public final class MarketSamples {

    /** 2013-10-08T13:30:00Z. */
    public static final long OPEN_NS = 1_381_239_000_000_000_000L;

    private static final long MILLI = 1_000_000L;

    private final Random random;

    public MarketSamples(long seed) {
        this.random = new Random(seed);
    }

    /**
     * Trades of a random walk, by event time but for one in twenty that comes late, several in one millisecond.
     *
     * @param count how many
     * @param meanGapMs mean distance in time
     */
    public List<TradeSample> trades(int count, int meanGapMs) {
        List<TradeSample> trades = new ArrayList<>(count);
        long timeNs = OPEN_NS;
        long priceE8 = 13_80000000L;
        for (int i = 0; i < count; i++) {
            timeNs += random.nextInt(3) == 0 ? 0 : random.nextInt(3 * meanGapMs) * MILLI;
            priceE8 = Math.max(1_000_000L, priceE8 + (random.nextInt(5) - 2) * 1_000_000L);
            long lateNs = random.nextInt(20) == 0 ? random.nextInt(90_000) * MILLI : 0;
            trades.add(TradeSample.live(timeNs - lateNs, i, priceE8, (1 + random.nextInt(900)) * 1_000_000L));
        }
        return trades;
    }

    /** Bars of any timeframe up to a day inside the time from {@link #OPEN_NS} on, some of one bucket twice. */
    public List<BarSample> bars(int count, int spanMs) {
        Timeframe[] timeframes = Timeframe.values();
        List<BarSample> bars = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            long timeNs = OPEN_NS + random.nextInt(spanMs) * MILLI;
            Timeframe timeframe = timeframes[
                    Math.min(random.nextInt(2 * timeframes.length), 3 + random.nextInt(4)) % timeframes.length];
            long lowE8 = 13_00000000L + random.nextInt(100) * 1_000_000L;
            bars.add(new BarSample(
                    timeframe,
                    timeframe.bucketStartNs(timeNs),
                    lowE8 + 1_000_000L,
                    lowE8 + 3_000_000L,
                    lowE8,
                    lowE8 + 2_000_000L,
                    (1 + random.nextInt(10_000)) * 1_000_000L));
        }
        return bars;
    }

    /** For each step of an interleaving that keeps both orders, whether the next record is a trade. */
    public boolean[] interleaving(int trades, int bars) {
        boolean[] tradeNext = new boolean[trades + bars];
        int tradesLeft = trades;
        for (int i = 0; i < tradeNext.length; i++) {
            tradeNext[i] = random.nextInt(tradeNext.length - i) < tradesLeft;
            tradesLeft -= tradeNext[i] ? 1 : 0;
        }
        return tradeNext;
    }
}
