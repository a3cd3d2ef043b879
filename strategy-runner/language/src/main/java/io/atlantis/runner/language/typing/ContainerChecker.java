package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.builtin.DictType;
import io.atlantis.runner.language.builtin.ListType;
import io.atlantis.runner.language.builtin.TupleType;
import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.syntax.Expr;
import io.atlantis.runner.language.tree.TypedExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Types lists and tuples as they are written out, slices of lists and values of tuples. */
final class ContainerChecker {
    private final ModuleScope module;
    private final LocalScope locals;
    private final ExpressionChecker expressions;

    ContainerChecker(ModuleScope module, LocalScope locals, ExpressionChecker expressions) {
        this.module = module;
        this.locals = locals;
        this.expressions = expressions;
    }

    TypedExpr list(Expr.ListLiteral list) {
        List<TypedExpr> elements = new ArrayList<>();
        ValueType type = ValueType.UNKNOWN;
        for (Expr source : list.elements()) {
            TypedExpr value = expressions.value(source);
            TypedExpr element = Lists.canHold(value.type()) ? value : expressions.noElement(value, source.span());
            Optional<ValueType> joined = type.join(element.type());
            if (joined.isEmpty()) {
                return module.error(
                        source.span(),
                        DiagnosticCode.TYPE_MISMATCH,
                        "a list holds values of one type: this is "
                                + element.type().label() + ", those before it are " + type.label());
            }
            type = joined.get();
            elements.add(element);
        }
        ValueType common = type;
        return new TypedExpr.NewList(
                new ListType(common),
                elements.stream()
                        .map(element -> Coercion.to(common, element).orElse(element))
                        .toList());
    }

    TypedExpr slice(Expr.Slice slice) {
        if (expressions.isSeries(slice.object())) {
            return new SeriesChecker(module, locals).check(slice);
        }
        TypedExpr list = expressions.value(slice.object());
        boolean isText = list.type() == ValueType.STR;
        if (!isText) {
            list = expressions.fitted(ValueType.ANY_LIST, list, slice.object().span());
        }
        Optional<TypedExpr> start = slice.start().map(part -> expressions.ofType(ValueType.INT, part));
        Optional<TypedExpr> stop = slice.stop().map(part -> expressions.ofType(ValueType.INT, part));
        TypedExpr step = slice.step()
                .map(part -> expressions.ofType(ValueType.INT, part))
                .orElse(ListCalls.number(1));
        if (isText) {
            return TextChecker.slice(list, start, stop, step);
        }
        return Coercion.isUnknown(list) ? list : ListCalls.slice(list, start, stop, step);
    }

    TypedExpr tuple(Expr.Tuple tuple) {
        List<TypedExpr> elements =
                tuple.elements().stream().map(this::tupleElement).toList();
        return elements.size() <= TupleType.MAX_ELEMENTS
                ? new TypedExpr.NewTuple(elements)
                : module.error(
                        tuple.span(),
                        DiagnosticCode.UNSUPPORTED_PYTHON,
                        "a tuple has 2 to " + TupleType.MAX_ELEMENTS + " values here");
    }

    private TypedExpr tupleElement(Expr element) {
        TypedExpr value = expressions.value(element);
        return value.type() instanceof TupleType || value.type() instanceof DictType
                ? module.error(
                        element.span(),
                        DiagnosticCode.UNSUPPORTED_PYTHON,
                        "a tuple holds numbers, bools, texts and lists")
                : value;
    }

    /** {@code tuple[index]}. */
    TypedExpr item(Expr.Subscript subscript, TypedExpr value, TupleType tuple, TypedExpr index) {
        int size = tuple.elements().size();
        if (!(index instanceof TypedExpr.Constant(ValueType _, Long place)) || place < -size || place >= size) {
            return module.error(
                    subscript.index().span(),
                    DiagnosticCode.WRONG_ARGUMENTS,
                    "the index of a tuple is a literal, here from " + -size + " to " + (size - 1));
        }
        int at = (int) (place < 0 ? place + size : place);
        return new TypedExpr.TupleItem(tuple.elements().get(at), value, at);
    }
}
