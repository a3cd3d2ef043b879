package io.atlantis.query.candles;

import io.atlantis.kernel.market.FixedPoint;
import io.atlantis.kernel.time.EpochNanos;
import java.time.Instant;

/**
 * A candle as clients get it, over REST and live.
 *
 * @param time start of the candle
 * @param revision of two candles with one time, the one with the higher revision holds
 */
record CandleItem(Instant time, double open, double high, double low, double close, double volume, long revision) {

    static CandleItem of(CandleRow row) {
        return of(
                EpochNanos.toInstant(row.startNs()),
                row.openE8(),
                row.highE8(),
                row.lowE8(),
                row.closeE8(),
                row.volumeE6(),
                row.revision());
    }

    static CandleItem of(
            Instant time, long openE8, long highE8, long lowE8, long closeE8, long volumeE6, long revision) {
        return new CandleItem(
                time,
                FixedPoint.priceToDouble(openE8),
                FixedPoint.priceToDouble(highE8),
                FixedPoint.priceToDouble(lowE8),
                FixedPoint.priceToDouble(closeE8),
                FixedPoint.sizeToDouble(volumeE6),
                revision);
    }
}
