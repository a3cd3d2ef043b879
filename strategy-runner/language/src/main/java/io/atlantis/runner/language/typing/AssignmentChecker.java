package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.builtin.RuntimeFunction;
import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.diagnostic.Span;
import io.atlantis.runner.language.syntax.Expr;
import io.atlantis.runner.language.syntax.Stmt;
import io.atlantis.runner.language.tree.Field;
import io.atlantis.runner.language.tree.Local;
import io.atlantis.runner.language.tree.TypedExpr;
import io.atlantis.runner.language.tree.TypedStmt;
import java.util.List;
import java.util.Optional;

/** Types assignments, plain and augmented, to locals, globals, attributes of a state and elements of a list. */
final class AssignmentChecker {
    private final ModuleScope module;
    private final LocalScope locals;
    private final ExpressionChecker expressions;

    AssignmentChecker(ModuleScope module, LocalScope locals, ExpressionChecker expressions) {
        this.module = module;
        this.locals = locals;
        this.expressions = expressions;
    }

    void assign(Stmt.Assign assign, List<TypedStmt> into) {
        int line = assign.span().line();
        if (assign.target() instanceof Expr.Subscript element) {
            TypedExpr value = expressions.ofType(ValueType.FLOAT, assign.value());
            setElement(element, value, into, line);
            return;
        }
        TypedExpr value = expressions.value(assign.value());
        store(assign.target(), value, assign.value().span(), into, line);
    }

    /** Assigns a checked value to a name or a state's attribute. */
    private void store(Expr target, TypedExpr value, Span valueSpan, List<TypedStmt> into, int line) {
        Local local = target instanceof Expr.Name name ? locals.local(name.id()) : null;
        if (local != null) {
            module.inference.assigned(local, value.type(), valueSpan);
            locals.assign(local);
            into.add(new TypedStmt.AssignLocal(line, local, coerced(local.type(), value)));
            return;
        }
        field(target).ifPresent(field -> {
            module.inference.assigned(field, value.type(), valueSpan);
            into.add(new TypedStmt.AssignField(line, field, coerced(field.type(), value)));
        });
    }

    private static TypedExpr coerced(ValueType type, TypedExpr value) {
        return Coercion.to(type, value).orElse(value);
    }

    /** The field that a global's name or a state's attribute stands for; reports anything else. */
    private Optional<Field> field(Expr target) {
        if (target instanceof Expr.Name name) {
            Field field = module.field(name.id());
            return Optional.ofNullable(field != null && field.isMutable() ? field : null);
        }
        if (target instanceof Expr.Attribute attribute
                && attribute.object() instanceof Expr.Name object
                && module.state(object.id()) != null) {
            Field field = module.stateField(object.id(), attribute.id());
            if (field == null) {
                expressions.check(target);
            }
            return Optional.ofNullable(field);
        }
        module.diagnostics.error(target.span(), DiagnosticCode.NOT_ASSIGNABLE, "this can't be assigned to");
        return Optional.empty();
    }

    private void setElement(Expr.Subscript element, TypedExpr value, List<TypedStmt> into, int line) {
        if (expressions.isSeries(element.object())) {
            module.diagnostics.error(
                    element.span(), DiagnosticCode.NOT_ASSIGNABLE, "series can't be changed: only lists take [i] = x");
            return;
        }
        TypedExpr list = expressions.ofType(ValueType.LIST, element.object());
        TypedExpr index = expressions.ofType(ValueType.INT, element.index());
        into.add(new TypedStmt.Evaluate(line, OperatorChecker.call(RuntimeFunction.LIST_SET, value, list, index)));
    }

    void augment(Stmt.AugmentedAssign assign, List<TypedStmt> into) {
        int line = assign.span().line();
        if (assign.target() instanceof Expr.Subscript element) {
            augmentElement(assign, element, into);
            return;
        }
        TypedExpr current = expressions.value(assign.target());
        TypedExpr result = arithmetic(assign, current);
        store(assign.target(), result, assign.span(), into, line);
    }

    private TypedExpr arithmetic(Stmt.AugmentedAssign assign, TypedExpr current) {
        TypedExpr operand = expressions.value(assign.value());
        return new OperatorChecker(module, expressions).arithmetic(assign.operator(), current, operand, assign.span());
    }

    /** {@code list[i] += x}: list and index are evaluated once. */
    private void augmentElement(Stmt.AugmentedAssign assign, Expr.Subscript element, List<TypedStmt> into) {
        if (expressions.isSeries(element.object())) {
            setElement(element, new TypedExpr.Unresolved(), into, 0);
            return;
        }
        Local list = kept("list", ValueType.LIST);
        Local index = kept("index", ValueType.INT);
        TypedExpr current = OperatorChecker.call(
                RuntimeFunction.LIST_GET,
                new TypedExpr.Keep(list, expressions.ofType(ValueType.LIST, element.object())),
                new TypedExpr.Keep(index, expressions.ofType(ValueType.INT, element.index())));
        TypedExpr result = Coercion.toFloat(arithmetic(assign, current));
        into.add(new TypedStmt.Evaluate(
                assign.span().line(),
                OperatorChecker.call(
                        RuntimeFunction.LIST_SET,
                        result,
                        new TypedExpr.LocalRead(list),
                        new TypedExpr.LocalRead(index))));
    }

    private static Local kept(String name, ValueType type) {
        Local local = new Local(name);
        local.widenTo(type);
        return local;
    }
}
