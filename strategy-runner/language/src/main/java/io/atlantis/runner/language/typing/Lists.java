package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.builtin.ListType;
import io.atlantis.runner.language.builtin.RuntimeFunction;
import io.atlantis.runner.language.builtin.Scalar;
import io.atlantis.runner.language.builtin.TupleType;
import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.tree.TypedExpr;
import io.atlantis.runner.language.tree.TypedStmt;

/** Typed access to lists: the runtime function for how their elements lie in memory. */
final class Lists {
    private Lists() {}

    static ValueType element(TypedExpr list) {
        return ((ListType) list.type()).element();
    }

    /** Whether lists can hold values of the type: not lists or dicts, so that the length of all of them bounds their memory. */
    static boolean canHold(ValueType element) {
        return element instanceof TupleType tuple
                ? tuple.elements().stream().allMatch(Scalar.class::isInstance)
                : element instanceof Scalar;
    }

    static TypedExpr get(TypedExpr list, TypedExpr index) {
        return switch (((ListType) list.type()).storage()) {
            case BOOL -> OperatorChecker.call(RuntimeFunction.LIST_GET_BOOL, list, index);
            case INT -> OperatorChecker.call(RuntimeFunction.LIST_GET_INT, list, index);
            case FLOAT -> OperatorChecker.call(RuntimeFunction.LIST_GET_FLOAT, list, index);
            default ->
                new TypedExpr.Cast(element(list), OperatorChecker.call(RuntimeFunction.LIST_GET_OBJECT, list, index));
        };
    }

    static TypedExpr set(TypedExpr value, TypedExpr list, TypedExpr index) {
        RuntimeFunction function = switch (((ListType) list.type()).storage()) {
            case BOOL -> RuntimeFunction.LIST_SET_BOOL;
            case INT -> RuntimeFunction.LIST_SET_INT;
            case FLOAT -> RuntimeFunction.LIST_SET_FLOAT;
            default -> RuntimeFunction.LIST_SET_OBJECT;
        };
        return OperatorChecker.call(function, value, list, index);
    }

    static TypedExpr append(TypedExpr list, TypedExpr value) {
        RuntimeFunction function = switch (((ListType) list.type()).storage()) {
            case BOOL -> RuntimeFunction.LIST_APPEND_BOOL;
            case INT -> RuntimeFunction.LIST_APPEND_INT;
            case FLOAT -> RuntimeFunction.LIST_APPEND_FLOAT;
            default -> RuntimeFunction.LIST_APPEND_OBJECT;
        };
        return OperatorChecker.call(function, list, value);
    }

    /** A call that gives a list of the same elements as the one it takes. */
    static TypedExpr alike(RuntimeFunction function, TypedExpr list, TypedExpr... more) {
        return new TypedExpr.Cast(list.type(), ofList(function, list, more));
    }

    /** A call that gives an element of the list. */
    static TypedExpr elementOf(RuntimeFunction function, TypedExpr list, TypedExpr... more) {
        return new TypedExpr.Cast(element(list), ofList(function, list, more));
    }

    private static TypedExpr ofList(RuntimeFunction function, TypedExpr list, TypedExpr... more) {
        TypedExpr[] arguments = new TypedExpr[more.length + 1];
        arguments[0] = list;
        System.arraycopy(more, 0, arguments, 1, more.length);
        return OperatorChecker.call(function, arguments);
    }

    /** {@code list += other}: changes the list, as in Python. */
    static TypedStmt extend(int line, TypedExpr list, TypedExpr other) {
        return new TypedStmt.Evaluate(line, OperatorChecker.call(RuntimeFunction.LIST_EXTEND, list, other));
    }
}
