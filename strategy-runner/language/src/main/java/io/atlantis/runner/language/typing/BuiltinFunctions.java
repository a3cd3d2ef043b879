package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.builtin.DictType;
import io.atlantis.runner.language.builtin.RuntimeFunction;
import io.atlantis.runner.language.builtin.TupleType;
import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.syntax.Expr;
import io.atlantis.runner.language.tree.TypedExpr;
import io.atlantis.runner.language.tree.TypedStmt;
import java.util.List;

/** Types the built-in functions outside of series, as Python has them. */
final class BuiltinFunctions {
    private final ModuleScope module;
    private final ExpressionChecker expressions;

    BuiltinFunctions(ModuleScope module, ExpressionChecker expressions) {
        this.module = module;
        this.expressions = expressions;
    }

    TypedExpr check(Expr.Call call, String name) {
        int count = call.arguments().size();
        return switch (name) {
            case "min" -> count < 2 ? wrong(call, "write min(a, b, ...) or min(list)") : leastOrGreatest(call, true);
            case "max" -> count < 2 ? wrong(call, "write max(a, b, ...) or max(list)") : leastOrGreatest(call, false);
            case "round" -> count == 1 || count == 2 ? round(call) : wrong(call, "write round(x) or round(x, digits)");
            case "nz" -> count == 1 || count == 2 ? replaceNa(call) : wrong(call, "write nz(x) or nz(x, replacement)");
            default -> count == 1 ? ofOne(call, name) : wrong(call, "write " + name + "(x)");
        };
    }

    private TypedExpr ofOne(Expr.Call call, String name) {
        Expr argument = call.arguments().getFirst();
        return switch (name) {
            case "abs" -> byType(argument, RuntimeFunction.INT_ABS, RuntimeFunction.FLOAT_ABS);
            case "bool" -> expressions.condition(argument);
            case "int" -> toInt(argument);
            case "float" -> toFloat(argument);
            case "str" -> text(argument);
            case "len" -> length(argument);
            case "sqrt" -> onFloat(RuntimeFunction.FLOAT_SQRT, argument);
            case "log" -> onFloat(RuntimeFunction.FLOAT_LOG, argument);
            case "exp" -> onFloat(RuntimeFunction.FLOAT_EXP, argument);
            case "floor" -> wholeOr(RuntimeFunction.FLOAT_FLOOR, number(argument));
            case "ceil" -> wholeOr(RuntimeFunction.FLOAT_CEIL, number(argument));
            default -> onFloat(RuntimeFunction.FLOAT_IS_NA, argument);
        };
    }

    private TypedExpr length(Expr argument) {
        TypedExpr value = expressions.value(argument);
        if (value.type() instanceof TupleType tuple) {
            TypedStmt computed = new TypedStmt.Evaluate(argument.span().line(), value);
            TypedExpr length = new TypedExpr.Constant(
                    ValueType.INT, (long) tuple.elements().size());
            return new TypedExpr.After(List.of(computed), length);
        }
        if (value.type() == ValueType.STR) {
            return OperatorChecker.call(RuntimeFunction.STR_LENGTH, value);
        }
        if (value.type() instanceof DictType) {
            return OperatorChecker.call(RuntimeFunction.DICT_LENGTH, value);
        }
        return OperatorChecker.call(
                RuntimeFunction.LIST_LENGTH, expressions.fitted(ValueType.ANY_LIST, value, argument.span()));
    }

    private TypedExpr text(Expr argument) {
        return new TextChecker(module, expressions).text(expressions.value(argument), argument.span());
    }

    private TypedExpr onFloat(RuntimeFunction function, Expr argument) {
        TypedExpr value = expressions.ofType(ValueType.FLOAT, argument);
        return Coercion.isUnknown(value) ? value : OperatorChecker.call(function, value);
    }

    private TypedExpr number(Expr argument) {
        return number(argument, expressions.value(argument));
    }

    private TypedExpr number(Expr argument, TypedExpr value) {
        return value.type().isNumber() || Coercion.isUnknown(value)
                ? value
                : module.error(
                        argument.span(),
                        DiagnosticCode.TYPE_MISMATCH,
                        "this must be a number, it is " + value.type().label());
    }

    private TypedExpr byType(Expr argument, RuntimeFunction onInt, RuntimeFunction onFloat) {
        TypedExpr value = number(argument);
        return Coercion.isUnknown(value)
                ? value
                : OperatorChecker.call(value.type() == ValueType.INT ? onInt : onFloat, value);
    }

    /** An int as it is, a float by the function. */
    private static TypedExpr wholeOr(RuntimeFunction function, TypedExpr number) {
        return number.type() == ValueType.FLOAT ? OperatorChecker.call(function, number) : number;
    }

    private TypedExpr toInt(Expr argument) {
        TypedExpr value = expressions.value(argument);
        if (value.type() == ValueType.STR) {
            return OperatorChecker.call(RuntimeFunction.STR_TO_INT, value);
        }
        return value.type() == ValueType.BOOL
                ? new TypedExpr.Convert(ValueType.INT, value)
                : wholeOr(RuntimeFunction.FLOAT_TO_INT, number(argument, value));
    }

    private TypedExpr toFloat(Expr argument) {
        TypedExpr value = expressions.value(argument);
        if (value.type() == ValueType.STR) {
            return OperatorChecker.call(RuntimeFunction.STR_TO_FLOAT, value);
        }
        return value.type() == ValueType.BOOL
                ? new TypedExpr.Convert(ValueType.FLOAT, value)
                : Coercion.toFloat(number(argument, value));
    }

    private TypedExpr leastOrGreatest(Expr.Call call, boolean least) {
        List<TypedExpr> values = call.arguments().stream().map(this::number).toList();
        if (Coercion.isUnknown(values.toArray(TypedExpr[]::new))) {
            return new TypedExpr.Unresolved();
        }
        boolean ints = values.stream().allMatch(value -> value.type() == ValueType.INT);
        RuntimeFunction function = ints
                ? (least ? RuntimeFunction.INT_MIN : RuntimeFunction.INT_MAX)
                : (least ? RuntimeFunction.FLOAT_MIN : RuntimeFunction.FLOAT_MAX);
        TypedExpr result = ints ? values.getFirst() : Coercion.toFloat(values.getFirst());
        for (TypedExpr value : values.subList(1, values.size())) {
            result = OperatorChecker.call(function, result, ints ? value : Coercion.toFloat(value));
        }
        return result;
    }

    private TypedExpr round(Expr.Call call) {
        Expr argument = call.arguments().getFirst();
        if (call.arguments().size() == 1) {
            return wholeOr(RuntimeFunction.FLOAT_ROUND, number(argument));
        }
        TypedExpr value = expressions.ofType(ValueType.FLOAT, argument);
        TypedExpr digits = expressions.ofType(ValueType.INT, call.arguments().get(1));
        return Coercion.isUnknown(value, digits)
                ? new TypedExpr.Unresolved()
                : OperatorChecker.call(RuntimeFunction.FLOAT_ROUND_DIGITS, value, digits);
    }

    private TypedExpr replaceNa(Expr.Call call) {
        TypedExpr value = expressions.ofType(ValueType.FLOAT, call.arguments().getFirst());
        TypedExpr replacement = call.arguments().size() == 2
                ? expressions.ofType(ValueType.FLOAT, call.arguments().get(1))
                : new TypedExpr.Constant(ValueType.FLOAT, 0.0);
        return Coercion.isUnknown(value, replacement)
                ? new TypedExpr.Unresolved()
                : OperatorChecker.call(RuntimeFunction.FLOAT_REPLACE_NA, value, replacement);
    }

    private TypedExpr wrong(Expr.Call call, String message) {
        return module.error(call.span(), DiagnosticCode.WRONG_ARGUMENTS, message);
    }
}
