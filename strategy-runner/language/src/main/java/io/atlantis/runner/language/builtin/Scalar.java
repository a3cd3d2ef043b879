package io.atlantis.runner.language.builtin;

import java.util.Optional;

/** Types without parts. */
public enum Scalar implements ValueType {
    UNKNOWN("unknown"),
    NONE("nothing"),
    BOOL("bool"),
    INT("int"),
    FLOAT("float"),
    STR("str"),
    OBJECT("value");

    private final String label;

    Scalar(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public boolean isKnown() {
        return this != UNKNOWN;
    }

    @Override
    public boolean isNumber() {
        return this == INT || this == FLOAT;
    }

    @Override
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
