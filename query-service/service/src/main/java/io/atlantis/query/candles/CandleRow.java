package io.atlantis.query.candles;

import io.atlantis.kernel.market.Timeframe;

/**
 * A candle as it stands in {@code view.candles} and in Postgres.
 *
 * @param symbol whose
 * @param timeframe its length
 * @param startNs start, epoch nanoseconds
 * @param openE8 prices as mantissas of 10^-8
 * @param volumeE6 volume as mantissa of 10^-6
 * @param tradeCount trades inside; 0 where a bar does not tell
 * @param revision a higher one replaces a lower one
 */
record CandleRow(
        String symbol,
        Timeframe timeframe,
        long startNs,
        long openE8,
        long highE8,
        long lowE8,
        long closeE8,
        long volumeE6,
        long tradeCount,
        long revision) {

    /** What makes two rows the same candle. */
    record Key(String symbol, Timeframe timeframe, long startNs) {}

    Key key() {
        return new Key(symbol, timeframe, startNs);
    }

    /** Name of the live channel that carries it. */
    String channel() {
        return CandleChannels.name(symbol, timeframe);
    }
}
