package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.builtin.RuntimeFunction;
import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.diagnostic.Span;
import io.atlantis.runner.language.syntax.CompareOperator;
import io.atlantis.runner.language.syntax.Expr;
import io.atlantis.runner.language.tree.Local;
import io.atlantis.runner.language.tree.TypedExpr;
import io.atlantis.runner.language.tree.TypedStmt;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Types {@code for} loops over ranges, lists, dicts, {@code enumerate} and {@code zip}. */
final class LoopChecker {
    private final ModuleScope module;
    private final LocalScope locals;
    private final ExpressionChecker expressions;
    private final AssignmentChecker assignments;

    LoopChecker(ModuleScope module, LocalScope locals, ExpressionChecker expressions) {
        this.module = module;
        this.locals = locals;
        this.expressions = expressions;
        this.assignments = new AssignmentChecker(module, locals, expressions);
    }

    /**
     * What happens in each turn.
     *
     * @param steps what a turn costs
     * @param leavesEarly whether it may end the loop
     * @param body checks the body and gives its statements
     */
    record Turn(int line, int steps, boolean leavesEarly, Supplier<List<TypedStmt>> body) {}

    /** Adds the loop. */
    void check(Expr target, Expr iterable, Turn turn, List<TypedStmt> into) {
        switch (called(iterable)) {
            case "range" -> range(target, (Expr.Call) iterable, turn, into);
            case "enumerate" -> enumerate(target, (Expr.Call) iterable, turn, into);
            case "zip" -> zip(target, (Expr.Call) iterable, turn, into);
            default -> list(target, iterable, turn, into);
        }
    }

    private static String called(Expr iterable) {
        return iterable instanceof Expr.Call call && call.callee() instanceof Expr.Name name ? name.id() : "";
    }

    private void range(Expr target, Expr.Call range, Turn turn, List<TypedStmt> into) {
        int count = range.arguments().size();
        if (count < 1 || count > 3 || !range.keywords().isEmpty()) {
            wrong(range, "write range(stop) or range(start, stop, step)");
        }
        if (!(target instanceof Expr.Name name)) {
            oneValue(target);
            return;
        }
        List<TypedExpr> bounds = range.arguments().stream()
                .map(bound -> expressions.ofType(ValueType.INT, bound))
                .toList();
        Local variable = locals.local(name.id());
        if (variable == null) {
            notLocal(target);
            return;
        }
        module.inference.assigned(variable, ValueType.INT, target.span());
        List<TypedStmt> body = body(turn, _ -> locals.assign(variable));
        TypedExpr zero = ListCalls.number(0);
        into.add(new TypedStmt.ForRange(
                turn.line,
                variable,
                count > 1 ? bounds.get(0) : zero,
                count > 1 ? bounds.get(1) : count == 1 ? bounds.get(0) : zero,
                count > 2 ? bounds.get(2) : ListCalls.number(1),
                body,
                turn.steps,
                turn.leavesEarly));
    }

    private void list(Expr target, Expr iterable, Turn turn, List<TypedStmt> into) {
        TypedExpr list = expressions.iterable(iterable);
        if (Coercion.isUnknown(list)) {
            body(turn, _ -> assigned(target));
            return;
        }
        Loop loop = new Loop(list, Lists.element(list));
        List<TypedStmt> body = body(turn, statements -> {
            if (target instanceof Expr.Tuple targets) {
                List<TypedExpr> values = assignments.items(loop.item(), iterable.span());
                distribute(targets, values, iterable.span(), statements, turn.line);
            } else {
                store(target, loop.item(), iterable.span(), statements, turn.line);
            }
        });
        into.add(loop.statement(turn, body));
    }

    private void enumerate(Expr target, Expr.Call call, Turn turn, List<TypedStmt> into) {
        int count = call.arguments().size();
        if (count < 1 || count > 2 || !call.keywords().isEmpty()) {
            wrong(call, "write enumerate(list) or enumerate(list, start)");
            return;
        }
        TypedExpr list = expressions.knownList(call.arguments().getFirst());
        TypedExpr start =
                count == 2 ? expressions.ofType(ValueType.INT, call.arguments().get(1)) : ListCalls.number(0);
        if (Coercion.isUnknown(list, start)) {
            body(turn, _ -> assigned(target));
            return;
        }
        Loop loop = new Loop(list, Lists.element(list));
        TypedExpr first = AssignmentChecker.kept(start, into, turn.line);
        TypedExpr number = count == 1
                ? new TypedExpr.LocalRead(loop.index)
                : OperatorChecker.call(RuntimeFunction.INT_ADD, new TypedExpr.LocalRead(loop.index), first);
        List<TypedStmt> body = body(
                turn, statements -> several(target, List.of(number, loop.item()), call.span(), statements, turn.line));
        into.add(loop.statement(turn, body));
    }

    private void zip(Expr target, Expr.Call call, Turn turn, List<TypedStmt> into) {
        if (call.arguments().size() < 2 || !call.keywords().isEmpty()) {
            wrong(call, "write zip(list, list), or with more lists");
            return;
        }
        List<TypedExpr> lists =
                call.arguments().stream().map(expressions::knownList).toList();
        if (Coercion.isUnknown(lists.toArray(TypedExpr[]::new))) {
            body(turn, _ -> assigned(target));
            return;
        }
        List<TypedExpr> kept = lists.stream()
                .map(list -> AssignmentChecker.kept(list, into, turn.line))
                .toList();
        Loop loop = new Loop(kept.getFirst(), Lists.element(kept.getFirst()));
        TypedExpr index = new TypedExpr.LocalRead(loop.index);
        List<TypedStmt> body = body(turn, statements -> {
            List<TypedExpr> values = new ArrayList<>(List.of(loop.item()));
            for (TypedExpr other : kept.subList(1, kept.size())) {
                statements.add(stopAtEnd(index, other, turn.line));
                values.add(Lists.get(other, index));
            }
            several(target, values, call.span(), statements, turn.line);
        });
        into.add(loop.statement(turn, body));
    }

    /** The shortest list ends a zip. */
    private static TypedStmt stopAtEnd(TypedExpr index, TypedExpr list, int line) {
        TypedExpr length = OperatorChecker.call(RuntimeFunction.LIST_LENGTH, list);
        TypedExpr ended = new TypedExpr.Compare(CompareOperator.GREATER_OR_EQUAL, index, length);
        return new TypedStmt.If(
                line, List.of(new TypedStmt.Branch(line, ended, List.of(new TypedStmt.Break(line)))), List.of());
    }

    /** A loop over a list: its variables, and the element of the turn. */
    private static final class Loop {
        private final TypedExpr source;
        private final Local list = new Local("list");
        private final Local index = new Local("index");
        private final Local item = new Local("item");

        private Loop(TypedExpr source, ValueType element) {
            this.source = source;
            list.widenTo(source.type());
            index.widenTo(ValueType.INT);
            item.widenTo(element);
        }

        private TypedExpr item() {
            return new TypedExpr.LocalRead(item);
        }

        private TypedStmt statement(Turn turn, List<TypedStmt> body) {
            TypedExpr element = Lists.get(new TypedExpr.LocalRead(list), new TypedExpr.LocalRead(index));
            return new TypedStmt.ForEach(turn.line, list, source, index, item, element, body, turn.steps);
        }
    }

    private interface Start {
        void addTo(List<TypedStmt> statements);
    }

    /** The body behind what gives the variables their values; those have none behind the loop, which may take no turn. */
    private List<TypedStmt> body(Turn turn, Start start) {
        Set<Local> before = locals.assigned();
        List<TypedStmt> statements = new ArrayList<>();
        start.addTo(statements);
        statements.addAll(turn.body.get());
        locals.setAssigned(before);
        return List.copyOf(statements);
    }

    private void several(Expr target, List<TypedExpr> values, Span span, List<TypedStmt> into, int line) {
        if (target instanceof Expr.Tuple targets) {
            distribute(targets, values, span, into, line);
        } else {
            module.diagnostics.error(
                    target.span(),
                    DiagnosticCode.TYPE_MISMATCH,
                    "this loop gives " + values.size() + " values at a time: name them all");
        }
    }

    private void distribute(Expr.Tuple targets, List<TypedExpr> values, Span span, List<TypedStmt> into, int line) {
        if (targets.elements().stream().allMatch(this::isLocal)) {
            assignments.distribute(targets, values, span, into, line);
        }
    }

    private void store(Expr target, TypedExpr value, Span span, List<TypedStmt> into, int line) {
        if (isLocal(target)) {
            assignments.store(target, value, span, into, line);
        }
    }

    private boolean isLocal(Expr target) {
        boolean local = target instanceof Expr.Name name && locals.local(name.id()) != null;
        if (!local) {
            notLocal(target);
        }
        return local;
    }

    /** So that a refused iterable is the only thing reported. */
    private void assigned(Expr target) {
        List<Expr> names = target instanceof Expr.Tuple tuple ? tuple.elements() : List.of(target);
        for (Expr name : names) {
            Local local = name instanceof Expr.Name plain ? locals.local(plain.id()) : null;
            if (local != null) {
                locals.assign(local);
            }
        }
    }

    private void notLocal(Expr target) {
        module.diagnostics.error(
                target.span(),
                DiagnosticCode.NOT_ASSIGNABLE,
                "a loop's variable is local: choose a name that is not global or built in");
    }

    private void oneValue(Expr target) {
        module.diagnostics.error(target.span(), DiagnosticCode.TYPE_MISMATCH, "this loop gives one value at a time");
    }

    private void wrong(Expr.Call call, String message) {
        module.diagnostics.error(call.span(), DiagnosticCode.WRONG_ARGUMENTS, message);
    }
}
