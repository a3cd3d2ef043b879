package io.atlantis.runner.language.builtin;

import java.util.Optional;

/**
 * A list.
 *
 * @param element type of each element
 */
public record ListType(ValueType element) implements ValueType {
    @Override
    public String label() {
        return "list[" + element.label() + "]";
    }

    @Override
    public boolean isKnown() {
        return element.isKnown();
    }

    @Override
    public boolean isNumber() {
        return false;
    }

    @Override
    public Optional<ValueType> join(ValueType other) {
        boolean same = equals(other) || other == Scalar.UNKNOWN;
        return same ? Optional.of(this) : Optional.empty();
    }
}
