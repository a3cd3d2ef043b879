package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.diagnostic.Diagnostics;
import io.atlantis.runner.language.diagnostic.Span;
import io.atlantis.runner.language.syntax.Expr;
import io.atlantis.runner.language.syntax.Stmt;
import io.atlantis.runner.language.tree.Function;
import io.atlantis.runner.language.tree.Local;
import io.atlantis.runner.language.tree.TypedExpr;
import io.atlantis.runner.language.tree.TypedStmt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Types the statements of one function, and follows which variables surely have a value where. */
final class StatementChecker {
    private final ModuleScope module;
    private final Diagnostics diagnostics;
    private final Function function;
    private final LocalScope locals;
    private final ExpressionChecker expressions;
    private final AssignmentChecker assignments;
    private int loops;

    StatementChecker(ModuleScope module, Declarations.FunctionDeclaration declaration) {
        this.module = module;
        this.diagnostics = module.diagnostics;
        this.function = declaration.function();
        this.locals = new LocalScope(declaration.locals(), declaration.globals(), true);
        this.expressions = new ExpressionChecker(module, locals);
        this.assignments = new AssignmentChecker(module, locals, expressions);
        function.parameters().forEach(locals::assign);
        declaration.source().parameters().forEach(this::readDefault);
    }

    private void readDefault(Stmt.Param parameter) {
        Local local = locals.local(parameter.name());
        if (local != null) {
            parameter
                    .defaultValue()
                    .ifPresent(value -> module.inference.assigned(
                            local, expressions.value(value).type(), value.span()));
        }
    }

    /** Checks the body and completes the function with it. */
    void check(Stmt.FunctionDef source) {
        Block body = block(source.body());
        if (!body.ends && function.returnType() != ValueType.NONE) {
            diagnostics.error(
                    source.nameSpan(),
                    DiagnosticCode.MISSING_RETURN,
                    source.name() + "() returns a value on some ways, but can reach its end without one");
        }
        new HandlerRules(diagnostics).checkResult(source, function.returnType());
        function.complete(body.statements);
    }

    /**
     * Checked statements.
     *
     * @param ends whether control never goes on behind them
     */
    private record Block(List<TypedStmt> statements, boolean ends) {}

    private Block block(List<Stmt> source) {
        List<TypedStmt> statements = new ArrayList<>();
        boolean ends = false;
        for (Stmt statement : source) {
            if (ends) {
                diagnostics.warning(
                        statement.span(), DiagnosticCode.UNREACHABLE_CODE, "control never comes here: remove it");
                break;
            }
            ends = statement(statement, statements);
        }
        return new Block(statements, ends);
    }

    /** Adds what the statement becomes; says whether control ends with it. */
    private boolean statement(Stmt statement, List<TypedStmt> into) {
        int line = statement.span().line();
        switch (statement) {
            case Stmt.Assign assign -> assignments.assign(assign, into);
            case Stmt.AugmentedAssign assign -> assignments.augment(assign, into);
            case Stmt.Evaluate evaluate -> evaluate(evaluate, into);
            case Stmt.If branching -> {
                return branching(branching, into);
            }
            case Stmt.While loop -> {
                return whileLoop(loop, into);
            }
            case Stmt.For loop -> forLoop(loop, into);
            case Stmt.Return leave -> {
                into.add(returned(leave, line));
                return true;
            }
            case Stmt.Break leave -> {
                requireLoop(leave.span(), "break");
                into.add(new TypedStmt.Break(line));
                return true;
            }
            case Stmt.Continue next -> {
                requireLoop(next.span(), "continue");
                into.add(new TypedStmt.Continue(line));
                return true;
            }
            case Stmt.FunctionDef inner ->
                diagnostics.error(
                        inner.span(),
                        DiagnosticCode.UNSUPPORTED_PYTHON,
                        "functions do not nest here: define '" + inner.name() + "' at module level");
            case Stmt.Pass _, Stmt.Global _ -> {}
        }
        return false;
    }

    private void requireLoop(Span span, String keyword) {
        if (loops == 0) {
            diagnostics.error(span, DiagnosticCode.OUTSIDE_LOOP, "'" + keyword + "' stands outside of a loop");
        }
    }

    private void evaluate(Stmt.Evaluate evaluate, List<TypedStmt> into) {
        if (!(evaluate.expression() instanceof Expr.StringLiteral)) {
            TypedExpr checked = expressions.check(evaluate.expression());
            if (MessageCall.isLostLogarithm(checked)) {
                diagnostics.warning(
                        evaluate.span(),
                        DiagnosticCode.UNUSED_VALUE,
                        "log of a number is its logarithm: to write it down use log(f\"{x}\")");
            }
            into.add(new TypedStmt.Evaluate(evaluate.span().line(), checked));
        }
    }

    private boolean branching(Stmt.If source, List<TypedStmt> into) {
        List<TypedStmt.Branch> branches = new ArrayList<>();
        List<Set<Local>> outcomes = new ArrayList<>();
        for (Stmt.Branch branch : source.branches()) {
            TypedExpr test = expressions.condition(branch.test());
            Set<Local> before = locals.assigned();
            Block body = block(branch.body());
            branches.add(new TypedStmt.Branch(branch.test().span().line(), test, body.statements));
            if (!body.ends) {
                outcomes.add(locals.assigned());
            }
            locals.setAssigned(before);
        }
        Block otherwise = block(source.otherwise());
        if (!otherwise.ends) {
            outcomes.add(locals.assigned());
        }
        into.add(new TypedStmt.If(source.span().line(), List.copyOf(branches), List.copyOf(otherwise.statements)));
        if (!outcomes.isEmpty()) {
            Set<Local> onEveryWay = outcomes.getFirst();
            outcomes.forEach(onEveryWay::retainAll);
            locals.setAssigned(onEveryWay);
        }
        return outcomes.isEmpty();
    }

    private boolean whileLoop(Stmt.While source, List<TypedStmt> into) {
        TypedExpr test = expressions.condition(source.test());
        Set<Local> before = locals.assigned();
        List<TypedStmt> body = loopBody(source.body());
        locals.setAssigned(before);
        into.add(new TypedStmt.While(source.span().line(), test, body, stepsPerTurn(source.body())));
        boolean always = test instanceof TypedExpr.Constant(ValueType _, Object value) && value.equals(true);
        return always && !FunctionNames.breaksLoop(source.body());
    }

    private void forLoop(Stmt.For source, List<TypedStmt> into) {
        LoopChecker.Turn turn = new LoopChecker.Turn(
                source.span().line(),
                stepsPerTurn(source.body()),
                FunctionNames.leavesLoop(source.body()),
                () -> loopBody(source.body()));
        new LoopChecker(module, locals, expressions).check(source.target(), source.iterable(), turn, into);
    }

    private List<TypedStmt> loopBody(List<Stmt> body) {
        loops++;
        List<TypedStmt> statements = block(body).statements;
        loops--;
        return List.copyOf(statements);
    }

    /** A turn costs one step, and one for each statement in it. */
    private static int stepsPerTurn(List<Stmt> body) {
        return 1 + FunctionNames.count(body);
    }

    private TypedStmt returned(Stmt.Return source, int line) {
        if (source.value().isEmpty()) {
            if (function.returnType() != ValueType.NONE) {
                diagnostics.error(
                        source.span(),
                        DiagnosticCode.MISSING_RETURN,
                        function.name() + "() returns a value elsewhere, so it needs one here");
            }
            return new TypedStmt.Return(line, Optional.empty());
        }
        Expr expression = source.value().get();
        TypedExpr value = expressions.value(expression);
        boolean fits =
                !Coercion.isUnknown(value) && module.inference.returned(function, value.type(), expression.span());
        TypedExpr fitted = fits ? expressions.fitted(function.returnType(), value, expression.span()) : value;
        return new TypedStmt.Return(line, Optional.of(fitted));
    }
}
