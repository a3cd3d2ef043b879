package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.builtin.ListType;
import io.atlantis.runner.language.builtin.ReservedNames;
import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.syntax.Expr;
import io.atlantis.runner.language.tree.Local;
import io.atlantis.runner.language.tree.TypedExpr;
import io.atlantis.runner.language.tree.TypedStmt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Types a comprehension: a loop that appends to a new list, with variables of its own. */
final class ComprehensionChecker {
    /** A turn costs a step for itself and one for its element; what is appended costs one more. */
    private static final int STEPS_PER_TURN = 2;

    private final ModuleScope module;
    private final LocalScope locals;
    private final ExpressionChecker expressions;

    ComprehensionChecker(ModuleScope module, LocalScope locals, ExpressionChecker expressions) {
        this.module = module;
        this.locals = locals;
        this.expressions = expressions;
    }

    TypedExpr check(Expr.ListComprehension source) {
        if (!locals.isEventCode()) {
            return module.error(
                    source.span(),
                    DiagnosticCode.NOT_AT_MODULE_LEVEL,
                    "a comprehension runs in on_bar and the functions it calls, not here");
        }
        Local made = new Local("made");
        List<TypedStmt> loop = new ArrayList<>();
        LoopChecker.Turn turn =
                new LoopChecker.Turn(source.span().line(), STEPS_PER_TURN, false, () -> appended(source, made));
        locals.enter(variables(source.target()));
        new LoopChecker(module, locals, expressions).check(source.target(), source.iterable(), turn, loop);
        locals.leave();
        if (!(made.type() instanceof ListType type)) {
            return new TypedExpr.Unresolved();
        }
        loop.addFirst(new TypedStmt.AssignLocal(source.span().line(), made, new TypedExpr.NewList(type, List.of())));
        return new TypedExpr.After(List.copyOf(loop), new TypedExpr.LocalRead(made));
    }

    /** The element, appended to the list, whose type it gives. */
    private List<TypedStmt> appended(Expr.ListComprehension source, Local made) {
        int line = source.span().line();
        TypedExpr test = source.test().map(expressions::condition).orElse(new TypedExpr.Constant(ValueType.BOOL, true));
        TypedExpr element = expressions.value(source.element());
        if (!Lists.canHold(element.type())) {
            expressions.noElement(element, source.element().span());
            return List.of();
        }
        if (Coercion.isUnknown(element)) {
            return List.of();
        }
        made.widenTo(new ListType(element.type()));
        List<TypedStmt> append =
                List.of(new TypedStmt.Evaluate(line, Lists.append(new TypedExpr.LocalRead(made), element)));
        return source.test().isEmpty()
                ? append
                : List.of(new TypedStmt.If(line, List.of(new TypedStmt.Branch(line, test, append)), List.of()));
    }

    private Map<String, Local> variables(Expr target) {
        Map<String, Local> names = new HashMap<>();
        for (Expr part : target instanceof Expr.Tuple tuple ? tuple.elements() : List.of(target)) {
            if (part instanceof Expr.Name name) {
                if (ReservedNames.contains(name.id())) {
                    module.error(
                            name.span(),
                            DiagnosticCode.ALREADY_DEFINED,
                            "'" + name.id() + "' is built in: choose another name");
                }
                names.put(name.id(), module.scoped(name));
            }
        }
        return names;
    }
}
