package io.atlantis.runner.language.tree;

import io.atlantis.runner.language.builtin.ValueType;

/** A named value. Its type grows while types are inferred and is final in a checked program; identity matters. */
public abstract sealed class Variable permits Local, Field {
    private final String name;
    private ValueType type = ValueType.UNKNOWN;
    private boolean declared;

    Variable(String name) {
        this.name = name;
    }

    /** As in the source; of a state the attribute behind a dot. */
    public final String name() {
        return name;
    }

    /** UNKNOWN until an assignment was seen. */
    public final ValueType type() {
        return type;
    }

    /** Fixes the type to what the source says it is. */
    public final void declareAs(ValueType written) {
        type = written;
        declared = true;
    }

    /** Whether the source says the type: no assignment changes it. */
    public final boolean isDeclared() {
        return declared;
    }

    /** Gives the variable a wider type; for the type checker. */
    public final void widenTo(ValueType wider) {
        type = wider;
    }
}
