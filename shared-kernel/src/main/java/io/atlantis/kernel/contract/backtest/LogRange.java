package io.atlantis.kernel.contract.backtest;

/**
 * Part of a topic's partition that a result was made from.
 *
 * @param topic its name
 * @param partition its number
 * @param fromOffset first offset, inclusive
 * @param toOffset exclusive
 * @param hash SHA-256 in hex over the records of the range that belong to the run's symbols
 */
public record LogRange(String topic, int partition, long fromOffset, long toOffset, String hash) {}
