/**
 * Candles, from the view to the reader: runs the Streams view, keeps its candles in Postgres partitioned by time, answers
 * {@code GET /api/v1/candles} and serves the live channels {@code candles:<symbol>:<timeframe>}. What a candle is stands
 * in {@code io.atlantis.kernel.candle}; here they are only carried.
 */
@NullMarked
package io.atlantis.query.candles;

import org.jspecify.annotations.NullMarked;
