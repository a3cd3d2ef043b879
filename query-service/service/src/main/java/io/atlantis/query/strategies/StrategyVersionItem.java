package io.atlantis.query.strategies;

import java.time.Instant;

/**
 * One version of a strategy; never changes.
 *
 * @param version its number, from 1
 * @param source the whole text
 * @param time when it was saved
 * @param actor who saved it
 */
record StrategyVersionItem(int version, String source, Instant time, String actor) {}
