package io.atlantis.runner.language.tree;

/** A value that lives as long as the instance: a parameter, a module-level variable or an attribute of a state. */
public final class Field extends Variable {
    private final int index;
    private final boolean mutable;

    /**
     * @param index its number among the program's fields
     * @param mutable whether event code assigns to it
     */
    public Field(String name, int index, boolean mutable) {
        super(name);
        this.index = index;
        this.mutable = mutable;
    }

    /** Its number among the program's fields. */
    public int index() {
        return index;
    }

    /** Whether event code assigns to it. */
    public boolean isMutable() {
        return mutable;
    }
}
