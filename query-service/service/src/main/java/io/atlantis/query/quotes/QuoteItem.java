package io.atlantis.query.quotes;

import io.atlantis.kernel.market.FixedPoint;
import io.atlantis.kernel.sbe.QuoteDecoder;
import io.atlantis.kernel.time.EpochNanos;
import java.time.Instant;

/**
 * Best bid and offer as clients get it.
 *
 * @param time when it was quoted, by the tape
 */
record QuoteItem(String symbol, Instant time, double bid, double bidSize, double ask, double askSize) {

    static QuoteItem of(String symbol, QuoteDecoder quote) {
        return new QuoteItem(
                symbol,
                EpochNanos.toInstant(quote.eventTimeNs()),
                FixedPoint.priceToDouble(quote.bidPriceE8()),
                FixedPoint.sizeToDouble(quote.bidSizeE6()),
                FixedPoint.priceToDouble(quote.askPriceE8()),
                FixedPoint.sizeToDouble(quote.askSizeE6()));
    }
}
