package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.builtin.DictType;
import io.atlantis.runner.language.builtin.ListType;
import io.atlantis.runner.language.builtin.ReservedNames;
import io.atlantis.runner.language.builtin.RuntimeFunction;
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
import java.util.Optional;

/** Types a comprehension: a loop that adds to a new list or dict, with variables of its own. */
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

    TypedExpr check(Expr.Comprehension source) {
        if (!locals.isEventCode()) {
            return module.error(
                    source.span(),
                    DiagnosticCode.NOT_AT_MODULE_LEVEL,
                    "a comprehension runs in on_bar and the functions it calls, not here");
        }
        Local made = new Local("made");
        List<TypedStmt> loop = new ArrayList<>();
        LoopChecker.Turn turn =
                new LoopChecker.Turn(source.span().line(), STEPS_PER_TURN, false, () -> turn(source, made));
        locals.enter(variables(source.target()));
        new LoopChecker(module, locals, expressions).check(source.target(), source.iterable(), turn, loop);
        locals.leave();
        Optional<TypedExpr> empty = switch (made.type()) {
            case ListType type -> Optional.of(new TypedExpr.NewList(type, List.of()));
            case DictType type -> Optional.of(new TypedExpr.NewDict(type, List.of(), List.of()));
            default -> Optional.empty();
        };
        if (empty.isEmpty()) {
            return new TypedExpr.Unresolved();
        }
        loop.addFirst(new TypedStmt.AssignLocal(source.span().line(), made, empty.get()));
        return new TypedExpr.After(List.copyOf(loop), new TypedExpr.LocalRead(made));
    }

    private List<TypedStmt> turn(Expr.Comprehension source, Local made) {
        int line = source.span().line();
        Optional<TypedExpr> test = source.test().map(expressions::condition);
        Optional<TypedExpr> added = source.key().isPresent()
                ? entry(source.key().get(), source.element(), made)
                : element(source.element(), made);
        if (added.isEmpty()) {
            return List.of();
        }
        List<TypedStmt> adding = List.of(new TypedStmt.Evaluate(line, added.get()));
        return test.map(condition -> List.<TypedStmt>of(
                        new TypedStmt.If(line, List.of(new TypedStmt.Branch(line, condition, adding)), List.of())))
                .orElse(adding);
    }

    /** Appends an element to the list, to which it gives its type. */
    private Optional<TypedExpr> element(Expr source, Local made) {
        TypedExpr element = expressions.value(source);
        if (!Lists.canHold(element.type())) {
            expressions.noElement(element, source.span());
            return Optional.empty();
        }
        if (Coercion.isUnknown(element)) {
            return Optional.empty();
        }
        made.widenTo(new ListType(element.type()));
        return Optional.of(Lists.append(new TypedExpr.LocalRead(made), element));
    }

    /** Sets a key of the dict, to which it gives its type. */
    private Optional<TypedExpr> entry(Expr keySource, Expr valueSource, Local made) {
        DictChecker dicts = new DictChecker(module, expressions);
        TypedExpr key = expressions.value(keySource);
        TypedExpr value = expressions.value(valueSource);
        Optional<ValueType> type = dicts.entry(key, value, keySource.span(), valueSource.span());
        if (type.isEmpty() || Coercion.isUnknown(key, value)) {
            return Optional.empty();
        }
        made.widenTo(type.get());
        return Optional.of(OperatorChecker.call(
                RuntimeFunction.DICT_PUT,
                new TypedExpr.LocalRead(made),
                new TypedExpr.Boxed(key),
                new TypedExpr.Boxed(value)));
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
