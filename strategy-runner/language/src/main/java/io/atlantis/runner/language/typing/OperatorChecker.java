package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.builtin.ListType;
import io.atlantis.runner.language.builtin.RuntimeFunction;
import io.atlantis.runner.language.builtin.Scalar;
import io.atlantis.runner.language.builtin.TupleType;
import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.diagnostic.Span;
import io.atlantis.runner.language.syntax.BinaryOperator;
import io.atlantis.runner.language.syntax.CompareOperator;
import io.atlantis.runner.language.syntax.Expr;
import io.atlantis.runner.language.tree.Local;
import io.atlantis.runner.language.tree.TypedExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Types operators outside of series, each by the types of its operands. */
final class OperatorChecker {
    private final ModuleScope module;
    private final ExpressionChecker expressions;

    OperatorChecker(ModuleScope module, ExpressionChecker expressions) {
        this.module = module;
        this.expressions = expressions;
    }

    TypedExpr negate(Expr.Negate negate) {
        TypedExpr operand = expressions.value(negate.operand());
        return switch (operand.type()) {
            case Scalar.INT ->
                operand instanceof TypedExpr.Constant(ValueType _, Long value) && value != Long.MIN_VALUE
                        ? new TypedExpr.Constant(ValueType.INT, -value)
                        : call(RuntimeFunction.INT_NEGATE, operand);
            case Scalar.FLOAT -> new TypedExpr.FloatNegate(operand);
            case Scalar.UNKNOWN -> operand;
            default -> mismatch(negate.span(), "-" + operand.type().label() + " has no meaning");
        };
    }

    /** Arithmetic on checked operands. */
    TypedExpr binary(Expr.Binary binary, TypedExpr left, TypedExpr right) {
        return arithmetic(binary.operator(), left, right, binary.span());
    }

    /** Arithmetic whose operands are already checked; also behind augmented assignment. */
    TypedExpr arithmetic(BinaryOperator operator, TypedExpr left, TypedExpr right, Span span) {
        if (Coercion.isUnknown(left, right)) {
            return new TypedExpr.Unresolved();
        }
        if (left.type() instanceof ListType && right.type() == ValueType.INT && operator == BinaryOperator.MULTIPLY) {
            return Lists.alike(RuntimeFunction.LIST_REPEAT, left, right);
        }
        if (left.type() instanceof ListType && right.type() instanceof ListType && operator == BinaryOperator.ADD) {
            return concat(left, right, span);
        }
        if (left.type() == ValueType.STR || right.type() == ValueType.STR) {
            return onTexts(operator, left, right, span);
        }
        if (!left.type().isNumber() || !right.type().isNumber()) {
            return mismatch(
                    span,
                    left.type().label() + " " + operator.symbol() + " "
                            + right.type().label() + " has no meaning"
                            + (left.type() == ValueType.BOOL || right.type() == ValueType.BOOL
                                    ? ": write int(x) for 0 or 1"
                                    : ""));
        }
        boolean ints = left.type() == ValueType.INT && right.type() == ValueType.INT;
        return ints && !isFractionalPower(operator, right)
                ? onInts(operator, left, right)
                : onFloats(operator, Coercion.toFloat(left), Coercion.toFloat(right));
    }

    private TypedExpr onTexts(BinaryOperator operator, TypedExpr left, TypedExpr right, Span span) {
        boolean bothTexts = left.type().equals(right.type());
        if (operator == BinaryOperator.ADD && bothTexts) {
            return call(RuntimeFunction.STR_CONCAT, left, right);
        }
        if (operator == BinaryOperator.MULTIPLY && right.type() == ValueType.INT) {
            return call(RuntimeFunction.STR_REPEAT, left, right);
        }
        if (operator == BinaryOperator.MULTIPLY && left.type() == ValueType.INT) {
            return call(RuntimeFunction.STR_REPEATED, left, right);
        }
        String hint = operator == BinaryOperator.ADD && !bothTexts
                ? ": write str(x) or f\"{x}\""
                : operator == BinaryOperator.MODULO ? ": write f\"{x:.2f}\"" : "";
        return mismatch(
                span,
                left.type().label() + " " + operator.symbol() + " "
                        + right.type().label() + " has no meaning" + hint);
    }

    private TypedExpr concat(TypedExpr left, TypedExpr right, Span span) {
        Optional<ValueType> joined = left.type().join(right.type());
        if (joined.isEmpty()) {
            return mismatch(span, left.type().label() + " + " + right.type().label() + " has no meaning");
        }
        TypedExpr first = expressions.fitted(joined.get(), left, span);
        TypedExpr second = expressions.fitted(joined.get(), right, span);
        return Coercion.isUnknown(first, second)
                ? new TypedExpr.Unresolved()
                : new TypedExpr.Cast(joined.get(), call(RuntimeFunction.LIST_CONCAT, first, second));
    }

    /** {@code int ** -n} is a float in Python: known only if the exponent is. */
    private static boolean isFractionalPower(BinaryOperator operator, TypedExpr exponent) {
        return operator == BinaryOperator.POWER
                && exponent instanceof TypedExpr.Constant(ValueType _, Long value)
                && value < 0;
    }

    private static TypedExpr onInts(BinaryOperator operator, TypedExpr left, TypedExpr right) {
        RuntimeFunction function = switch (operator) {
            case ADD -> RuntimeFunction.INT_ADD;
            case SUBTRACT -> RuntimeFunction.INT_SUBTRACT;
            case MULTIPLY -> RuntimeFunction.INT_MULTIPLY;
            case DIVIDE -> RuntimeFunction.INT_DIVIDE;
            case FLOOR_DIVIDE -> RuntimeFunction.INT_FLOOR_DIVIDE;
            case MODULO -> RuntimeFunction.INT_MODULO;
            case POWER -> RuntimeFunction.INT_POWER;
        };
        return call(function, left, right);
    }

    private static TypedExpr onFloats(BinaryOperator operator, TypedExpr left, TypedExpr right) {
        return switch (operator) {
            case ADD, SUBTRACT, MULTIPLY -> new TypedExpr.FloatArithmetic(operator, left, right);
            case DIVIDE -> call(RuntimeFunction.FLOAT_DIVIDE, left, right);
            case FLOOR_DIVIDE -> call(RuntimeFunction.FLOAT_FLOOR_DIVIDE, left, right);
            case MODULO -> call(RuntimeFunction.FLOAT_MODULO, left, right);
            case POWER -> call(RuntimeFunction.FLOAT_POWER, left, right);
        };
    }

    /** A comparison or a chain of them; the middle of a chain is evaluated once. */
    TypedExpr compare(Expr.Compare compare) {
        List<TypedExpr> tests = new ArrayList<>();
        TypedExpr left = expressions.value(compare.operands().getFirst());
        for (int i = 0; i < compare.operators().size(); i++) {
            Expr rightSource = compare.operands().get(i + 1);
            TypedExpr right = expressions.value(rightSource);
            boolean isMiddle = i + 1 < compare.operators().size();
            Local kept = new Local("chain");
            kept.widenTo(right.type());
            TypedExpr operand = isMiddle ? new TypedExpr.Keep(kept, right) : right;
            tests.add(compare(compare.operators().get(i), left, operand, rightSource.span()));
            left = new TypedExpr.LocalRead(kept);
        }
        return tests.size() == 1 ? tests.getFirst() : new TypedExpr.Logic(true, tests);
    }

    private TypedExpr compare(CompareOperator operator, TypedExpr left, TypedExpr right, Span span) {
        if (Coercion.isUnknown(left, right)) {
            return new TypedExpr.Unresolved();
        }
        boolean joined = left.type().join(right.type()).isPresent();
        boolean numbers = left.type().isNumber() && right.type().isNumber();
        if (left.type().equals(right.type()) || (joined && !numbers)) {
            return sameType(operator, left, right, span);
        }
        if (left.type() == ValueType.INT && right.type() == ValueType.FLOAT) {
            return isSmallConstant(left)
                    ? new TypedExpr.Compare(operator, Coercion.toFloat(left), right)
                    : intToFloat(operator, left, right);
        }
        if (left.type() == ValueType.FLOAT && right.type() == ValueType.INT) {
            return isSmallConstant(right)
                    ? new TypedExpr.Compare(operator, left, Coercion.toFloat(right))
                    : floatToInt(operator, left, right);
        }
        return noComparison(operator, left, right, span);
    }

    private TypedExpr sameType(CompareOperator operator, TypedExpr left, TypedExpr right, Span span) {
        return switch (left.type()) {
            case Scalar.INT, Scalar.FLOAT -> new TypedExpr.Compare(operator, left, right);
            case Scalar.BOOL ->
                operator.isEquality()
                        ? new TypedExpr.Compare(operator, left, right)
                        : noComparison(operator, left, right, span);
            case Scalar.STR ->
                operator.isEquality()
                        ? equality(RuntimeFunction.STR_EQUAL, operator, left, right, span)
                        : new TypedExpr.Compare(
                                operator, call(RuntimeFunction.STR_COMPARE, left, right), ListCalls.number(0));
            case ListType _ -> equality(RuntimeFunction.LIST_EQUAL, operator, left, right, span);
            case TupleType _ -> equality(RuntimeFunction.TUPLE_EQUAL, operator, left, right, span);
            default -> noComparison(operator, left, right, span);
        };
    }

    private TypedExpr equality(
            RuntimeFunction function, CompareOperator operator, TypedExpr left, TypedExpr right, Span span) {
        TypedExpr same = call(function, left, right);
        return switch (operator) {
            case EQUAL -> same;
            case NOT_EQUAL -> new TypedExpr.Not(same);
            default -> noComparison(operator, left, right, span);
        };
    }

    private TypedExpr noComparison(CompareOperator operator, TypedExpr left, TypedExpr right, Span span) {
        return mismatch(
                span,
                left.type().label() + " " + operator.symbol() + " "
                        + right.type().label() + " has no meaning");
    }

    private static boolean isSmallConstant(TypedExpr expression) {
        return expression instanceof TypedExpr.Constant(ValueType _, Long value) && Math.abs(value) <= 1L << 53;
    }

    /** Exact comparison of an int with a float, as Python's. */
    private static TypedExpr intToFloat(CompareOperator operator, TypedExpr whole, TypedExpr real) {
        return switch (operator) {
            case LESS -> call(RuntimeFunction.INT_LESS_FLOAT, whole, real);
            case LESS_OR_EQUAL -> call(RuntimeFunction.INT_LESS_OR_EQUAL_FLOAT, whole, real);
            case GREATER -> call(RuntimeFunction.INT_GREATER_FLOAT, whole, real);
            case GREATER_OR_EQUAL -> call(RuntimeFunction.INT_GREATER_OR_EQUAL_FLOAT, whole, real);
            case EQUAL -> call(RuntimeFunction.INT_EQUAL_FLOAT, whole, real);
            case NOT_EQUAL -> new TypedExpr.Not(call(RuntimeFunction.INT_EQUAL_FLOAT, whole, real));
        };
    }

    private static TypedExpr floatToInt(CompareOperator operator, TypedExpr real, TypedExpr whole) {
        return switch (operator) {
            case LESS -> call(RuntimeFunction.FLOAT_LESS_INT, real, whole);
            case LESS_OR_EQUAL -> call(RuntimeFunction.FLOAT_LESS_OR_EQUAL_INT, real, whole);
            case GREATER -> call(RuntimeFunction.FLOAT_GREATER_INT, real, whole);
            case GREATER_OR_EQUAL -> call(RuntimeFunction.FLOAT_GREATER_OR_EQUAL_INT, real, whole);
            case EQUAL -> call(RuntimeFunction.FLOAT_EQUAL_INT, real, whole);
            case NOT_EQUAL -> new TypedExpr.Not(call(RuntimeFunction.FLOAT_EQUAL_INT, real, whole));
        };
    }

    /** {@code and} and {@code or} where their value is used: of bools only, as there is no type for either of two. */
    TypedExpr logic(Expr.Logic logic) {
        List<TypedExpr> operands = new ArrayList<>();
        for (Expr operand : logic.operands()) {
            TypedExpr checked = expressions.value(operand);
            boolean fits = checked.type() == ValueType.BOOL || checked.type() == ValueType.UNKNOWN;
            operands.add(
                    fits
                            ? checked
                            : mismatch(
                                    operand.span(),
                                    "'and' and 'or' join conditions, this is "
                                            + checked.type().label() + ": compare it, for example with != 0"));
        }
        return new TypedExpr.Logic(logic.isAnd(), operands);
    }

    TypedExpr conditional(Expr.Conditional conditional) {
        TypedExpr test = expressions.condition(conditional.test());
        TypedExpr then = expressions.value(conditional.then());
        TypedExpr otherwise = expressions.value(conditional.otherwise());
        if (Coercion.isUnknown(then, otherwise)) {
            return new TypedExpr.Unresolved();
        }
        Optional<ValueType> type = then.type().join(otherwise.type());
        if (type.isEmpty()) {
            return mismatch(
                    conditional.otherwise().span(),
                    "both values must have one type, these are " + then.type().label() + " and "
                            + otherwise.type().label());
        }
        return new TypedExpr.Conditional(
                type.get(),
                test,
                Coercion.to(type.get(), then).orElseThrow(),
                Coercion.to(type.get(), otherwise).orElseThrow());
    }

    static TypedExpr call(RuntimeFunction function, TypedExpr... arguments) {
        return new TypedExpr.RuntimeCall(function, List.of(arguments));
    }

    private TypedExpr mismatch(Span span, String message) {
        return module.error(span, DiagnosticCode.TYPE_MISMATCH, message);
    }
}
