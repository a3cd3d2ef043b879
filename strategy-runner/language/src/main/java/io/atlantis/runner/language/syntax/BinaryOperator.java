package io.atlantis.runner.language.syntax;

/** Arithmetic operators with their precedence: a higher one binds tighter. */
public enum BinaryOperator {
    ADD("+", 1),
    SUBTRACT("-", 1),
    MULTIPLY("*", 2),
    DIVIDE("/", 2),
    FLOOR_DIVIDE("//", 2),
    MODULO("%", 2),
    POWER("**", 3);

    private final String symbol;
    private final int precedence;

    BinaryOperator(String symbol, int precedence) {
        this.symbol = symbol;
        this.precedence = precedence;
    }

    /** As written. */
    public String symbol() {
        return symbol;
    }

    int precedence() {
        return precedence;
    }
}
