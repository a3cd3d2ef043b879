package io.atlantis.runner.language.runtime;

/** Why a running strategy was stopped. */
public enum FaultCode {
    /** The steps of one event or of the whole run are spent. */
    BUDGET_EXHAUSTED("budget-exhausted"),
    /** Calls nest deeper than allowed. */
    RECURSION_LIMIT("recursion-limit"),
    /** Lists, indicator windows or series columns need more memory than allowed. */
    MEMORY_LIMIT("memory-limit"),
    /** More messages, or longer ones, than one event or the whole run may write. */
    QUOTA_EXCEEDED("quota-exceeded"),
    /** Division or modulo by zero. */
    ZERO_DIVISION("zero-division"),
    /** An int left the 64-bit range. */
    INT_OVERFLOW("int-overflow"),
    /** A float operation that Python refuses with OverflowError. */
    FLOAT_OVERFLOW("float-overflow"),
    /** A function was called outside its domain, such as {@code sqrt(-1)} or {@code int(na)}. */
    MATH_DOMAIN("math-domain"),
    /** A list index outside the list. */
    INDEX_OUT_OF_RANGE("index-out-of-range"),
    /** A dict has no such key. */
    KEY_MISSING("key-missing"),
    /** The run has no bars of a symbol and timeframe that the strategy reads. */
    SECURITY_MISSING("security-missing"),
    /** An argument that the called function refuses, such as an indicator length of 0. */
    INVALID_ARGUMENT("invalid-argument");

    private final String code;

    FaultCode(String code) {
        this.code = code;
    }

    /** Stable kebab-case name, as it stands in results and problem details. */
    public String code() {
        return code;
    }
}
