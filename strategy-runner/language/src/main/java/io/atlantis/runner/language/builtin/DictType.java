package io.atlantis.runner.language.builtin;

import java.util.Optional;

/**
 * A dict.
 *
 * @param key INT or STR
 * @param value type of each value
 */
public record DictType(ValueType key, ValueType value) implements ValueType {
    @Override
    public String label() {
        return "dict[" + key.label() + ", " + value.label() + "]";
    }

    @Override
    public boolean isKnown() {
        return key.isKnown() && value.isKnown();
    }

    @Override
    public boolean isNumber() {
        return false;
    }

    /** Joined only while types are inferred, as of {@link ListType}; keys never are, as 1 and 1.0 are one key. */
    @Override
    public Optional<ValueType> join(ValueType other) {
        if (other == Scalar.UNKNOWN) {
            return Optional.of(this);
        }
        if (!(other instanceof DictType dict)) {
            return Optional.empty();
        }
        boolean sameKey = key.equals(dict.key) || !key.isKnown() || !dict.key.isKnown();
        ValueType joinedKey = key.isKnown() ? key : dict.key;
        return sameKey ? value.join(dict.value).map(joined -> new DictType(joinedKey, joined)) : Optional.empty();
    }
}
