package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.builtin.DictType;
import io.atlantis.runner.language.builtin.ListType;
import io.atlantis.runner.language.builtin.RuntimeFunction;
import io.atlantis.runner.language.builtin.TupleType;
import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.syntax.CompareOperator;
import io.atlantis.runner.language.tree.Local;
import io.atlantis.runner.language.tree.TypedExpr;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Conversions that happen without being written. */
final class Coercion {
    private Coercion() {}

    /** The expression as the wanted type, if it has it or widens to it; unresolved expressions fit everywhere. */
    static Optional<TypedExpr> to(ValueType wanted, TypedExpr expression) {
        ValueType given = expression.type();
        if (given.equals(wanted) || given == ValueType.UNKNOWN || wanted == ValueType.UNKNOWN) {
            return Optional.of(expression);
        }
        if (wanted instanceof TupleType tuple && given instanceof TupleType parts) {
            return tuple.elements().size() == parts.elements().size() ? toTuple(tuple, expression) : Optional.empty();
        }
        if (wanted instanceof ListType list && given instanceof ListType) {
            return toList(list, expression);
        }
        if (wanted instanceof DictType dict && given instanceof DictType) {
            return toDict(dict, expression);
        }
        boolean widens = wanted == ValueType.FLOAT && expression.type() == ValueType.INT;
        return widens ? Optional.of(toFloat(expression)) : Optional.empty();
    }

    /** A list as it is, or one that is only now made, of other elements: another one can't change them, as it is shared. */
    private static Optional<TypedExpr> toList(ListType wanted, TypedExpr list) {
        ValueType element = ((ListType) list.type()).element();
        if (!wanted.element().isKnown() && element.join(wanted.element()).isPresent()) {
            return Optional.of(list);
        }
        return switch (list) {
            case TypedExpr.NewList made -> {
                List<TypedExpr> elements =
                        allTo(Collections.nCopies(made.elements().size(), wanted.element()), made.elements());
                yield elements.size() == made.elements().size()
                        ? Optional.of(new TypedExpr.NewList(wanted, elements))
                        : Optional.empty();
            }
            case TypedExpr.Cast(ValueType _, TypedExpr.RuntimeCall(RuntimeFunction function, List<TypedExpr> arguments))
            when function == RuntimeFunction.LIST_REPEAT ->
                to(wanted, arguments.getFirst())
                        .map(made -> new TypedExpr.Cast(
                                wanted, new TypedExpr.RuntimeCall(function, List.of(made, arguments.getLast()))));
            case TypedExpr.Conditional choice ->
                to(wanted, choice.then())
                        .flatMap(then -> to(wanted, choice.otherwise())
                                .map(other -> new TypedExpr.Conditional(wanted, choice.test(), then, other)));
            default -> Optional.empty();
        };
    }

    /** As {@link #toList}: a dict that is only now made can hold other values. */
    private static Optional<TypedExpr> toDict(DictType wanted, TypedExpr dict) {
        if (!wanted.isKnown()) {
            return dict.type().join(wanted).map(_ -> dict);
        }
        if (!(dict instanceof TypedExpr.NewDict made)) {
            return Optional.empty();
        }
        int size = made.keys().size();
        List<TypedExpr> keys = allTo(Collections.nCopies(size, wanted.key()), made.keys());
        List<TypedExpr> values = allTo(Collections.nCopies(size, wanted.value()), made.values());
        return keys.size() == size && values.size() == size
                ? Optional.of(new TypedExpr.NewDict(wanted, keys, values))
                : Optional.empty();
    }

    private static List<TypedExpr> allTo(List<ValueType> wanted, List<TypedExpr> given) {
        List<TypedExpr> fitted = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            to(wanted.get(i), given.get(i)).ifPresent(fitted::add);
        }
        return List.copyOf(fitted);
    }

    /** A tuple whose values are widened; a new one, which nobody can tell from the old, as tuples don't change. */
    private static Optional<TypedExpr> toTuple(TupleType wanted, TypedExpr tuple) {
        List<TypedExpr> parts = tuple instanceof TypedExpr.NewTuple literal ? literal.elements() : items(tuple);
        List<TypedExpr> widened = allTo(wanted.elements(), parts);
        return widened.size() == parts.size() ? Optional.of(new TypedExpr.NewTuple(widened)) : Optional.empty();
    }

    /** The values of a tuple, which is computed where the first of them is read. */
    private static List<TypedExpr> items(TypedExpr tuple) {
        Local kept = new Local("tuple");
        kept.widenTo(tuple.type());
        List<ValueType> types = ((TupleType) tuple.type()).elements();
        List<TypedExpr> items = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            TypedExpr source = i == 0 ? new TypedExpr.Keep(kept, tuple) : new TypedExpr.LocalRead(kept);
            items.add(new TypedExpr.TupleItem(types.get(i), source, i));
        }
        return items;
    }

    /** A number as a float. */
    static TypedExpr toFloat(TypedExpr number) {
        if (number.type() != ValueType.INT) {
            return number;
        }
        return number instanceof TypedExpr.Constant(ValueType _, Object value)
                ? new TypedExpr.Constant(ValueType.FLOAT, ((Long) value).doubleValue())
                : new TypedExpr.Convert(ValueType.FLOAT, number);
    }

    /** A condition as a bool: Python's truth of the value. */
    static TypedExpr toBool(TypedExpr value) {
        if (value.type() instanceof DictType) {
            TypedExpr none = new TypedExpr.Constant(ValueType.INT, 0L);
            TypedExpr length = new TypedExpr.RuntimeCall(RuntimeFunction.DICT_LENGTH, List.of(value));
            return new TypedExpr.Compare(CompareOperator.NOT_EQUAL, length, none);
        }
        return value.type() == ValueType.BOOL || value.type() == ValueType.UNKNOWN ? value : new TypedExpr.Truth(value);
    }

    /** How a value of one type is written as another, for the end of a message; empty if there is no way. */
    static String conversionHint(ValueType wanted, ValueType given) {
        boolean toNumber = wanted.isNumber() && (given.isNumber() || given == ValueType.BOOL || given == ValueType.STR);
        boolean toText = wanted == ValueType.STR && (given.isNumber() || given == ValueType.BOOL);
        return toNumber || toText ? ": write " + wanted.label() + "(x)" : "";
    }

    static boolean isUnknown(TypedExpr... expressions) {
        for (TypedExpr expression : expressions) {
            if (expression.type() == ValueType.UNKNOWN) {
                return true;
            }
        }
        return false;
    }
}
