package io.atlantis.ingest.record;

import io.atlantis.kernel.market.Timeframe;
import io.atlantis.kernel.sbe.Origin;

/**
 * A finished bar as a vendor or a file gives it.
 *
 * @param startNs start, epoch nanoseconds
 * @param openE8 prices as mantissas of 10^-8
 * @param volumeE6 volume as mantissa of 10^-6
 * @param tradeCount 0 where the source does not tell
 * @param sequence rises inside the run
 * @param runId the backfill or import it belongs to
 * @param ingestTimeNs when it was read, epoch nanoseconds
 */
public record BarValues(
        Timeframe timeframe,
        long startNs,
        long openE8,
        long highE8,
        long lowE8,
        long closeE8,
        long volumeE6,
        long tradeCount,
        long sequence,
        long runId,
        Origin origin,
        long ingestTimeNs) {}
