package io.atlantis.benchmarks;

/**
 * One figure of a benchmark.
 *
 * @param name what was measured, such as {@code append, 64 clients}
 * @param value the figure
 * @param unit its unit, such as {@code records/s} or {@code us p99}
 * @param how how it was measured, in a few words
 */
public record Measurement(String name, double value, String unit, String how) {}
