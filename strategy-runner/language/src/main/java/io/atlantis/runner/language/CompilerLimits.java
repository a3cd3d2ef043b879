package io.atlantis.runner.language;

/**
 * Bounds that keep compilation small whatever the source.
 *
 * @param sourceChars characters of source
 * @param nestingDepth depth of nested blocks and expressions together
 * @param nodes nodes of the syntax tree
 * @param diagnostics messages kept; later ones are dropped
 */
public record CompilerLimits(int sourceChars, int nestingDepth, int nodes, int diagnostics) {
    /** 200,000 characters, 100 levels, 50,000 nodes, 50 messages. */
    public static final CompilerLimits DEFAULT = new CompilerLimits(200_000, 100, 50_000, 50);
}
