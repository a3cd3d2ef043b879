/**
 * The simulated market itself: listings, prices, bars and tapes as pure functions of seed, symbol and time. No clock, no
 * I/O, no mutable state that shows: whoever asks again, in another process or after a kill, gets the same numbers.
 *
 * <p>Everything is cut from the top down. A day's bar comes from a seeded daily path; {@link
 * io.atlantis.simulator.market.BarSplit} cuts it into hours and those into minutes, and {@link
 * io.atlantis.simulator.market.MinuteTape} cuts a minute into trades. Each cut hits the open, high, low, close, volume
 * and trade count of the whole exactly, so that history and live stream can't disagree.
 */
@NullMarked
package io.atlantis.simulator.market;

import org.jspecify.annotations.NullMarked;
