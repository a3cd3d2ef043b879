package io.atlantis.runner.language.bytecode;

import java.lang.classfile.TypeKind;

/**
 * What is known of one value on the operand stack: how it is held, and where it comes from.
 *
 * @param number the constant, the slot of a counter, or the frame of an object; 0 of others
 */
record StackValue(TypeKind kind, Origin origin, long number) {

    /** Where a value comes from. Only what is free may be computed with, kept in a slot or handed on. */
    enum Origin {
        /** The strategy's own numbers and objects. */
        PLAIN,
        CONSTANT,
        /** The bar of the running event or of the series step. */
        BAR,
        /** Turns of a range that the budget was charged with in advance. */
        TURNS,
        /** A long that lies in a slot. */
        LONG_SLOT,
        /** The long of a slot, less one. */
        LESS_ONE,
        THIS,
        CONTEXT,
        BUDGET,
        HOST,
        /** A column of the bars, which all strategies share. */
        BAR_COLUMN,
        TIME_COLUMN,
        /** A column of the strategy's own. */
        OWN_COLUMN,
        NEW_COLUMN,
        /** A window's length that was checked and charged, for kernels that step and for those that look at all of it. */
        WINDOW,
        SCANNED_WINDOW,
        KERNEL,
        NEW_KERNEL;

        boolean isFree() {
            return compareTo(THIS) < 0;
        }
    }

    static StackValue plain(TypeKind kind) {
        return new StackValue(kind.asLoadable(), Origin.PLAIN, 0);
    }

    static StackValue of(Origin origin) {
        return new StackValue(TypeKind.REFERENCE, origin, 0);
    }

    static StackValue of(TypeKind kind, Origin origin) {
        return new StackValue(kind, origin, 0);
    }

    boolean is(Origin wanted) {
        return origin == wanted;
    }

    boolean isFree() {
        return origin.isFree();
    }

    boolean isConstantFrom(long least) {
        return origin == Origin.CONSTANT && number >= least;
    }

    /** Value of two ways that meet: what both agree on. */
    StackValue join(StackValue other) {
        if (equals(other)) {
            return this;
        }
        if (kind != other.kind || !isFree() || !other.isFree()) {
            throw new Refusal("values of different origin meet: " + origin + " and " + other.origin);
        }
        return plain(kind);
    }
}
