package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.diagnostic.Diagnostics;
import io.atlantis.runner.language.diagnostic.Span;
import io.atlantis.runner.language.syntax.Expr;
import io.atlantis.runner.language.tree.CheckedProgram.Parameter;
import io.atlantis.runner.language.tree.Field;
import java.util.Optional;

/** Reads {@code param(default, min=, max=)}. All three are literals, so that a program's parameters are known unrun. */
final class ParameterReader {
    private final Diagnostics diagnostics;

    ParameterReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    static boolean isParameter(Expr expression) {
        return expression instanceof Expr.Call call
                && call.callee() instanceof Expr.Name callee
                && callee.id().equals("param");
    }

    /** The parameter, its field typed by the default; nothing if it was refused. */
    Optional<Parameter> read(Expr.Call call, Field field) {
        if (call.arguments().size() != 1) {
            return refused(call.span(), "write param(default) or param(default, min=, max=)");
        }
        Expr defaultExpression = call.arguments().getFirst();
        Optional<Object> defaultValue = literal(defaultExpression);
        if (defaultValue.isEmpty()) {
            return refused(defaultExpression.span(), "a parameter's default must be a number, a text, True or False");
        }
        field.widenTo(typeOf(defaultValue.get()));
        Optional<Number> min = bound(call, "min", field.type());
        Optional<Number> max = bound(call, "max", field.type());
        refuseUnknownKeywords(call);
        refuseContradiction(call.span(), defaultValue.get(), min, max);
        return Optional.of(new Parameter(field, defaultValue.get(), min, max));
    }

    private Optional<Number> bound(Expr.Call call, String name, ValueType type) {
        return call.keywords().stream()
                .filter(keyword -> keyword.name().equals(name))
                .findFirst()
                .flatMap(keyword -> boundValue(keyword.value(), name, type));
    }

    private Optional<Number> boundValue(Expr expression, String name, ValueType type) {
        Optional<Object> value = literal(expression);
        if (type == ValueType.FLOAT && value.isPresent() && value.get() instanceof Long whole) {
            return Optional.of(whole.doubleValue());
        }
        boolean fits =
                value.isPresent() && type.isNumber() && typeOf(value.get()).equals(type);
        if (!fits) {
            diagnostics.error(
                    expression.span(),
                    DiagnosticCode.BAD_PARAMETER,
                    name + " must be a literal "
                            + (type.isNumber() ? type.label() : "number; a " + type.label() + " has none"));
            return Optional.empty();
        }
        return Optional.of((Number) value.get());
    }

    private void refuseUnknownKeywords(Expr.Call call) {
        for (Expr.Keyword keyword : call.keywords()) {
            if (!keyword.name().equals("min") && !keyword.name().equals("max")) {
                diagnostics.error(
                        keyword.nameSpan(),
                        DiagnosticCode.WRONG_ARGUMENTS,
                        "param() has no argument '" + keyword.name() + "', only min and max");
            }
        }
    }

    private void refuseContradiction(Span span, Object value, Optional<Number> min, Optional<Number> max) {
        if (!(value instanceof Number number)) {
            return;
        }
        boolean tooSmall = min.map(least -> compare(number, least) < 0).orElse(false);
        boolean tooGreat = max.map(most -> compare(number, most) > 0).orElse(false);
        if (tooSmall || tooGreat) {
            diagnostics.error(
                    span, DiagnosticCode.BAD_PARAMETER, "the default " + value + " is outside of its own min and max");
        }
    }

    private static int compare(Number a, Number b) {
        return a instanceof Long left && b instanceof Long right
                ? Long.compare(left, right)
                : Double.compare(a.doubleValue(), b.doubleValue());
    }

    private Optional<Parameter> refused(Span span, String message) {
        diagnostics.error(span, DiagnosticCode.BAD_PARAMETER, message);
        return Optional.empty();
    }

    private static Optional<Object> literal(Expr expression) {
        return switch (expression) {
            case Expr.IntLiteral literal -> Optional.of(literal.value());
            case Expr.FloatLiteral literal when Double.isFinite(literal.value()) -> Optional.of(literal.value());
            case Expr.StringLiteral literal -> Optional.of(literal.value());
            case Expr.BoolLiteral literal -> Optional.of(literal.value());
            case Expr.Negate(Span _, Expr.IntLiteral literal)
            when literal.value() != Long.MIN_VALUE -> Optional.of(-literal.value());
            case Expr.Negate(Span _, Expr.FloatLiteral literal) -> Optional.of(-literal.value());
            default -> Optional.empty();
        };
    }

    private static ValueType typeOf(Object value) {
        return switch (value) {
            case Long _ -> ValueType.INT;
            case Double _ -> ValueType.FLOAT;
            case Boolean _ -> ValueType.BOOL;
            default -> ValueType.STR;
        };
    }
}
