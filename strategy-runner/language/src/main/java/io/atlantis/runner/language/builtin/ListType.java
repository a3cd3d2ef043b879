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

    /** Joined only while types are inferred: a list of ints becomes one of floats where it is made, or not at all. */
    @Override
    public Optional<ValueType> join(ValueType other) {
        if (other == Scalar.UNKNOWN) {
            return Optional.of(this);
        }
        return other instanceof ListType list ? element.join(list.element).map(ListType::new) : Optional.empty();
    }

    /** How its elements lie in memory: as BOOL, INT or FLOAT, or else as OBJECT. */
    public Scalar storage() {
        return switch (element) {
            case Scalar.UNKNOWN -> Scalar.FLOAT;
            case Scalar.BOOL, Scalar.INT, Scalar.FLOAT -> (Scalar) element;
            default -> Scalar.OBJECT;
        };
    }
}
