package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.builtin.RuntimeFunction;
import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.syntax.Expr;
import io.atlantis.runner.language.tree.Field;
import io.atlantis.runner.language.tree.TypedExpr;
import io.atlantis.runner.language.tree.TypedStmt;
import java.util.List;

/** Calls of a generator made by {@code rng(seed)}: its state is a field, which each call moves on. */
final class RandomCalls {
    static final List<String> METHODS = List.of("random", "randint");

    private final ModuleScope module;
    private final LocalScope locals;
    private final ExpressionChecker expressions;

    RandomCalls(ModuleScope module, LocalScope locals, ExpressionChecker expressions) {
        this.module = module;
        this.locals = locals;
        this.expressions = expressions;
    }

    TypedExpr check(Expr.Call call, Expr.Attribute callee, Field state) {
        if (!METHODS.contains(callee.id())) {
            return module.error(
                    callee.idSpan(),
                    DiagnosticCode.UNKNOWN_FUNCTION,
                    "a random generator has random() and randint(a, b)"
                            + module.diagnostics.suggestion(callee.id(), METHODS));
        }
        if (!locals.isEventCode()) {
            return module.error(
                    call.span(),
                    DiagnosticCode.NOT_AT_MODULE_LEVEL,
                    "random numbers are drawn in on_bar and the functions it calls, not here");
        }
        boolean whole = callee.id().equals("randint");
        if (call.arguments().size() != (whole ? 2 : 0) || !call.keywords().isEmpty()) {
            return module.error(
                    call.span(), DiagnosticCode.WRONG_ARGUMENTS, whole ? "write randint(a, b)" : "write random()");
        }
        if (!whole) {
            return OperatorChecker.call(RuntimeFunction.RANDOM_FRACTION, moved(state, call));
        }
        TypedExpr low = expressions.ofType(ValueType.INT, call.arguments().getFirst());
        TypedExpr high = expressions.ofType(ValueType.INT, call.arguments().getLast());
        return Coercion.isUnknown(low, high)
                ? new TypedExpr.Unresolved()
                : OperatorChecker.call(RuntimeFunction.RANDOM_BETWEEN, low, high, moved(state, call));
    }

    /** The state, moved on. */
    private static TypedExpr moved(Field state, Expr.Call call) {
        TypedExpr read = new TypedExpr.FieldRead(state);
        TypedStmt move = new TypedStmt.AssignField(
                call.span().line(), state, OperatorChecker.call(RuntimeFunction.RANDOM_NEXT, read));
        return new TypedExpr.After(List.of(move), read);
    }
}
