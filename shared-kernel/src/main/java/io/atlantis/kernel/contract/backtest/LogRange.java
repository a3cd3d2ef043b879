package io.atlantis.kernel.contract.backtest;

/**
 * Part of a topic's partition that a result was made from: the records of one symbol in it.
 *
 * @param topic its name
 * @param partition its number
 * @param symbol whose records
 * @param fromOffset first offset, inclusive
 * @param toOffset exclusive
 * @param hash SHA-256 in hex over the symbol's records of the range in their order: of each the value's length as int32
 *     little-endian, then the value
 */
public record LogRange(String topic, int partition, String symbol, long fromOffset, long toOffset, String hash) {}
