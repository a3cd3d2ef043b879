package io.atlantis.kernel.candle;

import io.atlantis.kernel.market.Timeframe;
import org.jspecify.annotations.Nullable;

/**
 * The candles of one symbol, as {@link CandleAlgebra} needs them. Implementations decide where the cells live; they
 * hand out the same cell for the same timeframe and start until the change that was announced last is safe.
 * Single-threaded, as the algebra is.
 */
public interface CandleStore {

    /**
     * The cell of a bucket.
     *
     * @param startNs start of the bucket, aligned
     * @return null where nothing was ever said about this candle
     */
    @Nullable
    CandleCell find(Timeframe timeframe, long startNs);

    /** A new, empty cell for a bucket that {@link #find} does not know; from now on it does. */
    CandleCell create(Timeframe timeframe, long startNs);

    /** Told once for each cell that an application changed, children before parents. */
    void changed(CandleCell cell);
}
