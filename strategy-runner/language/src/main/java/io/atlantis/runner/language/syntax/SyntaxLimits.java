package io.atlantis.runner.language.syntax;

/**
 * Bounds of a syntax tree.
 *
 * @param depth of nested blocks and expressions together
 * @param nodes statements and expressions together
 */
public record SyntaxLimits(int depth, int nodes) {}
