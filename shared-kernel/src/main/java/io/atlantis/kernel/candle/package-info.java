/**
 * The candle algebra: what a candle is, given the trades and bars of a symbol, and how it changes with each further
 * record. One definition for everybody: the streaming view and the tick archive run this code over stores of their
 * own. Pure: no I/O, no clock, nothing of Kafka; nothing is allocated per trade.
 *
 * <p>A candle of a timeframe is the vendor's or imported bar of exactly that timeframe where there is one (the newest
 * in the log wins), else the roll-up of the candles of the next smaller timeframe inside it; a one-second candle is
 * the roll-up of its trades. The final candles therefore do not depend on how trades and bars interleave.
 */
@NullMarked
package io.atlantis.kernel.candle;

import org.jspecify.annotations.NullMarked;
