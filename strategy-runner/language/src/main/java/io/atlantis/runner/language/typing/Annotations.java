package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.builtin.DictType;
import io.atlantis.runner.language.builtin.ListType;
import io.atlantis.runner.language.builtin.TupleType;
import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.diagnostic.Diagnostics;
import io.atlantis.runner.language.syntax.Expr;
import io.atlantis.runner.language.syntax.Stmt;
import io.atlantis.runner.language.tree.Function;
import io.atlantis.runner.language.tree.Variable;
import java.util.List;
import java.util.Optional;

/** Types as they are written behind a parameter, a variable or a function. */
final class Annotations {
    /** Names of types. */
    static final List<String> TYPES = List.of("bool", "int", "float", "str", "list", "dict", "tuple");

    private final Diagnostics diagnostics;

    Annotations(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Gives a variable the type that is written; a list or dict without its parts is still inferred. */
    void declare(Optional<Expr> annotation, Variable variable) {
        if (annotation.isEmpty()) {
            return;
        }
        Optional<ValueType> written = type(annotation.get());
        if (written.isEmpty()) {
            unknown(annotation.get());
        } else if (variable.type() != ValueType.UNKNOWN && !written.get().equals(variable.type())) {
            contradiction(annotation.get(), variable, written.get());
        } else if (written.get().isKnown()) {
            variable.declareAs(written.get());
        } else {
            variable.widenTo(written.get());
        }
    }

    private void contradiction(Expr annotation, Variable variable, ValueType written) {
        diagnostics.error(
                annotation.span(),
                DiagnosticCode.TYPE_MISMATCH,
                "'" + variable.name() + "' is " + variable.type().label() + ", not " + written.label()
                        + ": it has one type, given by its first annotation or its parameter's default");
    }

    /** Gives a function the return type that is written. */
    void declareReturn(Stmt.FunctionDef source, Function function) {
        if (source.returns().isEmpty()) {
            return;
        }
        Expr annotation = source.returns().get();
        boolean none = annotation instanceof Expr.Name name && name.id().equals("None");
        Optional<ValueType> written = none ? Optional.of(ValueType.NONE) : type(annotation);
        boolean returnsValue = function.returnType() != ValueType.NONE;
        if (written.isEmpty()) {
            unknown(annotation);
        } else if (none == returnsValue) {
            diagnostics.error(
                    annotation.span(),
                    DiagnosticCode.TYPE_MISMATCH,
                    function.name()
                            + (none ? "() returns a value: write its type" : "() returns no value: write None"));
        } else if (written.get().isKnown()) {
            function.declareReturn(written.get());
        } else {
            function.widenReturnTo(written.get());
        }
    }

    private void unknown(Expr annotation) {
        diagnostics.error(
                annotation.span(),
                DiagnosticCode.UNKNOWN_NAME,
                "types are bool, int, float, str, list or list[int], dict or dict[str, float], tuple[int, float]");
    }

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
