package io.atlantis.runner.language.builtin;

import java.util.Optional;

/** Types of values. */
public enum ValueType {
    /** Not inferred yet, or of an expression that was refused. */
    UNKNOWN("unknown"),
    /** Of a call that gives no value. */
    NONE("nothing"),
    BOOL("bool"),
    INT("int"),
    FLOAT("float"),
    STR("str"),
    LIST("list[float]");

    private final String label;

    ValueType(String label) {
        this.label = label;
    }

    /** As messages name it. */
    public String label() {
        return label;
    }

    /** INT or FLOAT. */
    public boolean isNumber() {
        return this == INT || this == FLOAT;
    }

    /** The type that holds values of both: the same one, float for int and float, the known one of known and unknown. */
    public Optional<ValueType> join(ValueType other) {
        if (this == other || other == UNKNOWN) {
            return Optional.of(this);
        }
        if (this == UNKNOWN) {
            return Optional.of(other);
        }
        return isNumber() && other.isNumber() ? Optional.of(FLOAT) : Optional.empty();
    }
}
