package io.atlantis.runner.engine.result;

/**
 * What a strategy wrote with {@code log} or {@code alert}.
 *
 * @param symbol whose bar it was
 * @param timeNs start of that bar, epoch nanoseconds
 * @param text as written
 */
public record Message(String symbol, long timeNs, String text) {}
