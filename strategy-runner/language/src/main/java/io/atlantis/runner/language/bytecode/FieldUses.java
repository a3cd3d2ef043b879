package io.atlantis.runner.language.bytecode;

import io.atlantis.runner.language.builtin.ListType;
import io.atlantis.runner.language.builtin.RuntimeFunction;
import io.atlantis.runner.language.builtin.Scalar;
import io.atlantis.runner.language.tree.Field;
import io.atlantis.runner.language.tree.TypedExpr;
import java.lang.constant.ClassDesc;
import java.util.HashSet;
import java.util.Set;

/**
 * How a program's code uses its fields, as a first emission finds out. A list of numbers or bools whose elements are all that
 * the code ever reads or writes keeps the length it was made with, and nothing else holds it: the second emission keeps it as
 * an array.
 */
final class FieldUses {
    private static final ClassDesc BOOLS = ClassDesc.ofDescriptor("[Z");
    private static final ClassDesc INTS = ClassDesc.ofDescriptor("[J");
    private static final ClassDesc FLOATS = ClassDesc.ofDescriptor("[D");

    private final Set<Field> usedAsWhole = new HashSet<>();
    private boolean isComplete;

    /** Takes note of a read of the field that is more than a look at one of its elements. */
    void readWhole(Field field) {
        usedAsWhole.add(field);
    }

    /** Takes note of a field's first value. Only a list that is made there is the field's alone. */
    void initial(Field field, TypedExpr value) {
        if (!isNew(value)) {
            usedAsWhole.add(field);
        }
    }

    private static boolean isNew(TypedExpr value) {
        return switch (value) {
            case TypedExpr.NewList _ -> true;
            case TypedExpr.RuntimeCall call -> call.function() == RuntimeFunction.LIST_REPEAT;
            case TypedExpr.Cast cast -> isNew(cast.operand());
            default -> false;
        };
    }

    /** All code has been emitted once. */
    void complete() {
        isComplete = true;
    }

    /** Whether the field is an array. */
    boolean isFixed(Field field) {
        boolean fits = isComplete && !field.isMutable() && !usedAsWhole.contains(field);
        return fits && field.type() instanceof ListType list && !array(list).equals(Types.LIST);
    }

    /** Type of the field in the class. */
    ClassDesc type(Field field) {
        return isFixed(field) ? array((ListType) field.type()) : Types.of(field.type());
    }

    static ClassDesc array(ListType list) {
        return switch (list.storage()) {
            case Scalar.BOOL -> BOOLS;
            case Scalar.INT -> INTS;
            case Scalar.FLOAT -> FLOATS;
            default -> Types.LIST;
        };
    }
}
