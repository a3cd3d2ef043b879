package io.atlantis.ingest.vendor;

/**
 * A bar as the vendor gives it.
 *
 * @param startMs start, epoch milliseconds
 * @param openE8 prices as mantissas of 10^-8
 * @param volumeE6 volume as mantissa of 10^-6
 * @param tradeCount 0 where the vendor does not tell
 */
public record VendorBar(
        long startMs, long openE8, long highE8, long lowE8, long closeE8, long volumeE6, long tradeCount) {}
