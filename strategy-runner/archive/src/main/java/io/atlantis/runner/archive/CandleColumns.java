package io.atlantis.runner.archive;

import io.atlantis.kernel.market.Timeframe;
import io.atlantis.runner.bar.BarSeries;
import java.util.Map;

/**
 * The candles of one symbol and timeframe as memory-mapped columns, and what they were made from.
 *
 * @param timeframe length of each candle
 * @param series all candles, oldest first; mapped as long as somebody holds it
 * @param formingStartNs start of the candle that was still forming and is left out, {@link #NOT_FORMING} if none was
 * @param coverage by topic
 */
record CandleColumns(Timeframe timeframe, BarSeries series, long formingStartNs, Map<MarketTopic, Coverage> coverage) {

    /** No candle is left out. */
    static final long NOT_FORMING = Long.MAX_VALUE;
}
