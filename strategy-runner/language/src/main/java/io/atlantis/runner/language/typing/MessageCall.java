package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.builtin.HostOperation;
import io.atlantis.runner.language.builtin.RuntimeFunction;
import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.syntax.Expr;
import io.atlantis.runner.language.tree.TypedExpr;
import java.util.List;

/** Types {@code alert(text)} and {@code log}: of a text a message, of a number its natural logarithm. */
final class MessageCall {
    private final ModuleScope module;
    private final ExpressionChecker expressions;

    MessageCall(ModuleScope module, ExpressionChecker expressions) {
        this.module = module;
        this.expressions = expressions;
    }

    TypedExpr check(Expr.Call call, HostOperation message) {
        String name = message.sourceName();
        if (call.arguments().size() != 1 || !call.keywords().isEmpty()) {
            return module.error(
                    call.span(),
                    DiagnosticCode.WRONG_ARGUMENTS,
                    "write " + name + "(f\"...\") with one text"
                            + (message == HostOperation.LOG ? ", or log(x) for the natural logarithm" : ""));
        }
        Expr argument = call.arguments().getFirst();
        TypedExpr value = expressions.value(argument);
        if (message == HostOperation.LOG && value.type().isNumber()) {
            return OperatorChecker.call(RuntimeFunction.FLOAT_LOG, Coercion.toFloat(value));
        }
        if (Coercion.isUnknown(value)) {
            return value;
        }
        return value.type() == ValueType.STR
                ? expressions.hostCall(message, List.of(value), call.span())
                : module.error(
                        argument.span(),
                        DiagnosticCode.TYPE_MISMATCH,
                        name + "() writes a text, this is " + value.type().label() + ": write " + name
                                + "(f\"{...}\")");
    }

    /** Whether a statement is a logarithm whose value nobody takes: a message was meant. */
    static boolean isLostLogarithm(TypedExpr statement) {
        return statement instanceof TypedExpr.RuntimeCall(RuntimeFunction function, var _)
                && function == RuntimeFunction.FLOAT_LOG;
    }
}
