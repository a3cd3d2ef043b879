package io.atlantis.runner.language.tree;

/** The symbol or timeframe of a {@code security(...)}: known now, or when the strategy starts. */
public sealed interface SecurityText {
    /** Written out. */
    record Literal(String text) implements SecurityText {}

    /** The value of a parameter. */
    record OfParameter(String name) implements SecurityText {}
}
