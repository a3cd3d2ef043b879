package io.atlantis.query.candles;

import java.util.List;

/**
 * Candles of one symbol and timeframe, oldest first: the body of {@code GET /api/v1/candles} and the data of live frames.
 */
record CandlePage(List<CandleItem> candles) {

    CandlePage {
        candles = List.copyOf(candles);
    }
}
