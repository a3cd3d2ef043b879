package io.atlantis.runner.language;

import java.time.Duration;

/**
 * Bounds that keep compilation small whatever the source. All but the last are counted, so that a source is refused or not on
 * every machine alike; the time is a net below them.
 *
 * @param sourceChars characters of source
 * @param nestingDepth depth of nested blocks and expressions together
 * @param nodes nodes of the syntax tree
 * @param diagnostics messages kept; later ones are dropped
 * @param time of the clock on the wall that one compilation may take
 */
public record CompilerLimits(int sourceChars, int nestingDepth, int nodes, int diagnostics, Duration time) {
    /** 200,000 characters, 100 levels, 50,000 nodes, 50 messages, 10 seconds. */
    public static final CompilerLimits DEFAULT = new CompilerLimits(200_000, 100, 50_000, 50, Duration.ofSeconds(10));
}
