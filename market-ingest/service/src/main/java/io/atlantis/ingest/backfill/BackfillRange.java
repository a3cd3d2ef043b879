package io.atlantis.ingest.backfill;

import io.atlantis.kernel.market.Timeframe;

/**
 * A stretch of history to fetch.
 *
 * @param timeframe of the bars: {@code M1}, {@code H1} or {@code D1}
 * @param fromNs start of the first bar, epoch nanoseconds
 * @param toNs end of the last bar (exclusive), epoch nanoseconds
 */
record BackfillRange(Timeframe timeframe, long fromNs, long toNs) {

    boolean isEmpty() {
        return fromNs >= toNs;
    }
}
