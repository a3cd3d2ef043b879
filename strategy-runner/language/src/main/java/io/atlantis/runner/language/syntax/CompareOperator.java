package io.atlantis.runner.language.syntax;

/** Comparison operators. */
public enum CompareOperator {
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    EQUAL("=="),
    NOT_EQUAL("!=");

    private final String symbol;

    CompareOperator(String symbol) {
        this.symbol = symbol;
    }

    /** As written. */
    public String symbol() {
        return symbol;
    }

    /** Whether it tells only same from different, which values without an order have too. */
    public boolean isEquality() {
        return this == EQUAL || this == NOT_EQUAL;
    }
}
