package io.atlantis.runner.language.builtin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A tuple: a fixed number of values, each with its own type.
 *
 * @param elements types in order; none of them a tuple
 */
public record TupleType(List<ValueType> elements) implements ValueType {
    /** Most values of a tuple: keeps types small, and what a list of tuples holds. */
    public static final int MAX_ELEMENTS = 8;

    public TupleType {
        elements = List.copyOf(elements);
    }

    @Override
    public String label() {
        return elements.stream().map(ValueType::label).collect(Collectors.joining(", ", "tuple[", "]"));
    }

    @Override
    public boolean isKnown() {
        return elements.stream().allMatch(ValueType::isKnown);
    }

    @Override
    public boolean isNumber() {
        return false;
    }

    @Override
    public Optional<ValueType> join(ValueType other) {
        if (equals(other) || other == Scalar.UNKNOWN) {
            return Optional.of(this);
        }
        if (!(other instanceof TupleType tuple) || tuple.elements.size() != elements.size()) {
            return Optional.empty();
        }
        List<ValueType> joined = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            elements.get(i).join(tuple.elements.get(i)).ifPresent(joined::add);
        }
        return joined.size() == elements.size() ? Optional.of(new TupleType(joined)) : Optional.empty();
    }
}
