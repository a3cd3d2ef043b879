package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.builtin.DictType;
import io.atlantis.runner.language.builtin.ListType;
import io.atlantis.runner.language.builtin.TupleType;
import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.syntax.Expr;
import java.util.List;
import java.util.Optional;

/** Types as they are written behind a parameter. */
final class Annotations {
    private Annotations() {}

    /** The type, or nothing if the expression names none. */
    static Optional<ValueType> type(Expr annotation) {
        return switch (annotation) {
            case Expr.Name name -> named(name.id());
            case Expr.Subscript(var _, Expr.Name outer, Expr index)
            when outer.id().equals("list") -> type(index).filter(Lists::canHold).map(ListType::new);
            case Expr.Subscript(var _, Expr.Name outer, Expr.Tuple parts)
            when outer.id().equals("dict") -> dict(parts.elements());
            case Expr.Subscript(var _, Expr.Name outer, Expr.Tuple parts)
            when outer.id().equals("tuple") -> tuple(parts.elements());
            default -> Optional.empty();
        };
    }

    private static Optional<ValueType> named(String name) {
        return switch (name) {
            case "bool" -> Optional.of(ValueType.BOOL);
            case "int" -> Optional.of(ValueType.INT);
            case "float" -> Optional.of(ValueType.FLOAT);
            case "str" -> Optional.of(ValueType.STR);
            case "list" -> Optional.of(ValueType.ANY_LIST);
            case "dict" -> Optional.of(ValueType.ANY_DICT);
            default -> Optional.empty();
        };
    }

    private static Optional<ValueType> dict(List<Expr> parts) {
        if (parts.size() != 2) {
            return Optional.empty();
        }
        return type(parts.getFirst())
                .filter(key -> key == ValueType.INT || key == ValueType.STR)
                .flatMap(key -> type(parts.getLast()).filter(Lists::canHold).map(value -> new DictType(key, value)));
    }

    private static Optional<ValueType> tuple(List<Expr> parts) {
        List<ValueType> types = parts.stream()
                .flatMap(part -> type(part).stream())
                .filter(type -> !(type instanceof TupleType) && !(type instanceof DictType))
                .toList();
        boolean whole = types.size() == parts.size() && types.size() <= TupleType.MAX_ELEMENTS;
        return whole ? Optional.of(new TupleType(types)) : Optional.empty();
    }
}
