package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.builtin.ListType;
import io.atlantis.runner.language.builtin.RuntimeFunction;
import io.atlantis.runner.language.builtin.Scalar;
import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.diagnostic.Span;
import io.atlantis.runner.language.syntax.Expr;
import io.atlantis.runner.language.text.FormatSpec;
import io.atlantis.runner.language.tree.TypedExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Types texts: literals, f-strings, values as texts, parts and characters. */
final class TextChecker {
    /** As of the texts that a strategy makes while it runs. */
    private static final int MAX_LITERAL_LENGTH = 10_000;

    private final ModuleScope module;
    private final ExpressionChecker expressions;

    TextChecker(ModuleScope module, ExpressionChecker expressions) {
        this.module = module;
        this.expressions = expressions;
    }

    TypedExpr literal(Expr.StringLiteral literal) {
        return literal(literal.value(), literal.span());
    }

    private TypedExpr literal(String text, Span span) {
        return text.length() <= MAX_LITERAL_LENGTH
                ? constant(text)
                : module.error(
                        span,
                        DiagnosticCode.INVALID_STRING,
                        "a text has " + MAX_LITERAL_LENGTH + " characters at most, this one " + text.length());
    }

    /** An f-string: its parts joined. */
    TypedExpr template(Expr.TextTemplate template) {
        List<TypedExpr> parts = new ArrayList<>();
        for (Expr.Field field : template.fields()) {
            add(field.before(), field.value().span(), parts);
            parts.add(field(field));
        }
        add(template.tail(), template.span(), parts);
        if (Coercion.isUnknown(parts.toArray(TypedExpr[]::new))) {
            return new TypedExpr.Unresolved();
        }
        TypedExpr list = new TypedExpr.NewList(new ListType(ValueType.STR), List.copyOf(parts));
        return parts.size() == 1
                ? parts.getFirst()
                : OperatorChecker.call(RuntimeFunction.STR_JOIN, constant(""), list);
    }

    private void add(String part, Span span, List<TypedExpr> parts) {
        if (!part.isEmpty()) {
            parts.add(literal(part, span));
        }
    }

    private TypedExpr field(Expr.Field field) {
        TypedExpr value = expressions.value(field.value());
        if (field.spec().isEmpty() || Coercion.isUnknown(value)) {
            return text(value, field.value().span());
        }
        return switch (value.type()) {
            case Scalar.INT -> formatted(field, RuntimeFunction.STR_FORMAT_INT, FormatSpec.Kind.INT, value);
            case Scalar.BOOL -> {
                TypedExpr number = new TypedExpr.Convert(ValueType.INT, value);
                yield formatted(field, RuntimeFunction.STR_FORMAT_INT, FormatSpec.Kind.INT, number);
            }
            case Scalar.FLOAT -> formatted(field, RuntimeFunction.STR_FORMAT_FLOAT, FormatSpec.Kind.FLOAT, value);
            case Scalar.STR -> formatted(field, RuntimeFunction.STR_FORMAT_STR, FormatSpec.Kind.STR, value);
            default -> text(value, field.value().span());
        };
    }

    private TypedExpr formatted(Expr.Field field, RuntimeFunction function, FormatSpec.Kind kind, TypedExpr value) {
        try {
            FormatSpec.parse(field.spec(), kind);
        } catch (IllegalArgumentException refused) {
            return module.error(field.specSpan(), DiagnosticCode.BAD_FORMAT, String.valueOf(refused.getMessage()));
        }
        return OperatorChecker.call(function, value, constant(field.spec()));
    }

    /** {@code str(value)}. */
    TypedExpr text(TypedExpr value, Span span) {
        return switch (value.type()) {
            case Scalar.STR, Scalar.UNKNOWN -> value;
            case Scalar.INT -> OperatorChecker.call(RuntimeFunction.STR_OF_INT, value);
            case Scalar.FLOAT -> OperatorChecker.call(RuntimeFunction.STR_OF_FLOAT, value);
            case Scalar.BOOL -> OperatorChecker.call(RuntimeFunction.STR_OF_BOOL, value);
            default ->
                module.error(
                        span,
                        DiagnosticCode.TYPE_MISMATCH,
                        "texts are made of numbers, bools and texts, this is "
                                + value.type().label() + ": write its elements");
        };
    }

    /** {@code text[index]}. */
    static TypedExpr at(TypedExpr text, TypedExpr index) {
        return Coercion.isUnknown(index) ? index : OperatorChecker.call(RuntimeFunction.STR_AT, text, index);
    }

    /** {@code text[start:stop:step]}. */
    static TypedExpr slice(TypedExpr text, Optional<TypedExpr> start, Optional<TypedExpr> stop, TypedExpr step) {
        TypedExpr zero = ListCalls.number(0);
        long parts = (start.isPresent() ? 1 : 0) + (stop.isPresent() ? 2 : 0);
        TypedExpr from = start.orElse(zero);
        TypedExpr to = stop.orElse(zero);
        return Coercion.isUnknown(from, to, step)
                ? new TypedExpr.Unresolved()
                : OperatorChecker.call(RuntimeFunction.STR_SLICE, text, from, to, step, ListCalls.number(parts));
    }

    /** {@code part in text}. */
    TypedExpr contains(Expr.Contains contains, TypedExpr text) {
        TypedExpr part = expressions.ofType(ValueType.STR, contains.item());
        if (Coercion.isUnknown(part)) {
            return part;
        }
        TypedExpr found = OperatorChecker.call(RuntimeFunction.STR_CONTAINS, part, text);
        return contains.isNegated() ? new TypedExpr.Not(found) : found;
    }

    /** What a loop over a text goes over: a list of its characters. */
    static TypedExpr characters(TypedExpr text) {
        return listOf(RuntimeFunction.STR_CHARACTERS, text);
    }

    /** A list of texts that a runtime function fills. */
    static TypedExpr listOf(RuntimeFunction function, TypedExpr... arguments) {
        ListType texts = new ListType(ValueType.STR);
        List<TypedExpr> all = new ArrayList<>(List.of(arguments));
        all.add(new TypedExpr.NewList(texts, List.of()));
        return new TypedExpr.Cast(texts, new TypedExpr.RuntimeCall(function, List.copyOf(all)));
    }

    static TypedExpr constant(String text) {
        return new TypedExpr.Constant(ValueType.STR, text);
    }
}
