package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.builtin.DictType;
import io.atlantis.runner.language.builtin.ListType;
import io.atlantis.runner.language.builtin.TupleType;
import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.diagnostic.Span;
import io.atlantis.runner.language.syntax.BinaryOperator;
import io.atlantis.runner.language.syntax.Expr;
import io.atlantis.runner.language.syntax.Stmt;
import io.atlantis.runner.language.tree.Field;
import io.atlantis.runner.language.tree.Local;
import io.atlantis.runner.language.tree.TypedExpr;
import io.atlantis.runner.language.tree.TypedStmt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Types assignments, plain and augmented, to locals, globals, attributes of a state and elements of a list. */
final class AssignmentChecker {
    private final ModuleScope module;
    private final LocalScope locals;
    private final ExpressionChecker expressions;
    private final DictChecker dicts;

    AssignmentChecker(ModuleScope module, LocalScope locals, ExpressionChecker expressions) {
        this.module = module;
        this.locals = locals;
        this.expressions = expressions;
        this.dicts = new DictChecker(module, expressions);
    }

    void assign(Stmt.Assign assign, List<TypedStmt> into) {
        int line = assign.span().line();
        if (assign.target() instanceof Expr.Tuple targets) {
            unpack(targets, assign.value(), into, line);
            return;
        }
        TypedExpr value = expressions.value(assign.value());
        store(assign.target(), value, assign.value().span(), into, line);
    }

    /** {@code a, b = value}: all of the value first, then the targets from left to right. */
    private void unpack(Expr.Tuple targets, Expr value, List<TypedStmt> into, int line) {
        List<TypedExpr> parts = new ArrayList<>();
        if (value instanceof Expr.Tuple tuple) {
            tuple.elements().forEach(element -> parts.add(kept(expressions.value(element), into, line)));
        } else {
            TypedExpr whole = expressions.value(value);
            if (Coercion.isUnknown(whole)) {
                targets.elements().forEach(_ -> parts.add(whole));
            } else {
                parts.addAll(items(kept(whole, into, line), value.span()));
            }
        }
        distribute(targets, parts, value.span(), into, line);
    }

    /** Computes the value here, whatever is assigned before it is read. */
    static TypedExpr kept(TypedExpr value, List<TypedStmt> into, int line) {
        if (value instanceof TypedExpr.Constant || Coercion.isUnknown(value)) {
            return value;
        }
        Local local = kept("part", value.type());
        into.add(new TypedStmt.AssignLocal(line, local, value));
        return new TypedExpr.LocalRead(local);
    }

    /** The values of a tuple that can be read more than once. */
    List<TypedExpr> items(TypedExpr tuple, Span span) {
        if (!(tuple.type() instanceof TupleType type)) {
            module.diagnostics.error(
                    span,
                    DiagnosticCode.TYPE_MISMATCH,
                    "only a tuple gives several values, this is " + tuple.type().label());
            return List.of();
        }
        List<TypedExpr> items = new ArrayList<>();
        for (int i = 0; i < type.elements().size(); i++) {
            items.add(new TypedExpr.TupleItem(type.elements().get(i), tuple, i));
        }
        return items;
    }

    /** Assigns one value to each of the targets. */
    void distribute(Expr.Tuple targets, List<TypedExpr> values, Span valueSpan, List<TypedStmt> into, int line) {
        int wanted = targets.elements().size();
        if (values.size() != wanted) {
            if (!values.isEmpty()) {
                module.diagnostics.error(
                        valueSpan,
                        DiagnosticCode.TYPE_MISMATCH,
                        wanted + " variables can't take " + values.size() + " values");
            }
            return;
        }
        for (int i = 0; i < wanted; i++) {
            store(targets.elements().get(i), values.get(i), valueSpan, into, line);
        }
    }

    /** Assigns a checked value to a name, a state's attribute or an element of a list. */
    void store(Expr target, TypedExpr value, Span valueSpan, List<TypedStmt> into, int line) {
        if (target instanceof Expr.Subscript element) {
            setElement(element, value, valueSpan, into, line);
            return;
        }
        Local local = target instanceof Expr.Name name ? locals.local(name.id()) : null;
        if (local != null) {
            boolean fits = module.inference.assigned(local, value.type(), valueSpan);
            locals.assign(local);
            TypedExpr fitted = fits ? expressions.fitted(local.type(), value, valueSpan) : value;
            into.add(new TypedStmt.AssignLocal(line, local, fitted));
            return;
        }
        field(target).ifPresent(field -> {
            boolean fits = module.inference.assigned(field, value.type(), valueSpan);
            TypedExpr fitted = fits ? expressions.fitted(field.type(), value, valueSpan) : value;
            into.add(new TypedStmt.AssignField(line, field, fitted));
        });
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

    private void setElement(Expr.Subscript element, TypedExpr value, Span valueSpan, List<TypedStmt> into, int line) {
        if (expressions.isSeries(element.object())) {
            module.diagnostics.error(
                    element.span(), DiagnosticCode.NOT_ASSIGNABLE, "series can't be changed: only lists take [i] = x");
            return;
        }
        TypedExpr container = expressions.value(element.object());
        if (container.type() instanceof DictType) {
            TypedExpr key = expressions.value(element.index());
            into.add(new TypedStmt.Evaluate(
                    line, dicts.set(container, key, value, element.index().span(), valueSpan)));
            return;
        }
        TypedExpr list = expressions.fitted(
                ValueType.ANY_LIST, container, element.object().span());
        TypedExpr index = expressions.ofType(ValueType.INT, element.index());
        if (!Coercion.isUnknown(list, index, value)) {
            TypedExpr fitted = expressions.element(list, value, valueSpan);
            into.add(new TypedStmt.Evaluate(line, Lists.set(fitted, list, index)));
        }
    }

    void augment(Stmt.AugmentedAssign assign, List<TypedStmt> into) {
        int line = assign.span().line();
        if (assign.target() instanceof Expr.Subscript element) {
            augmentElement(assign, element, into);
            return;
        }
        TypedExpr current = expressions.value(assign.target());
        if (current.type() instanceof ListType) {
            augmentList(assign, current, into);
            return;
        }
        TypedExpr result = arithmetic(assign, current);
        store(assign.target(), result, assign.span(), into, line);
    }

    /** {@code xs += ys} changes the list itself, for all that share it, as in Python. */
    private void augmentList(Stmt.AugmentedAssign assign, TypedExpr list, List<TypedStmt> into) {
        if (assign.operator() != BinaryOperator.ADD) {
            module.diagnostics.error(
                    assign.span(),
                    DiagnosticCode.TYPE_MISMATCH,
                    "lists have += only: write xs = xs * n for a new list");
            return;
        }
        TypedExpr other = expressions.ofType(list.type(), assign.value());
        module.inference.used(list, other.type(), assign.span());
        into.add(Lists.extend(assign.span().line(), list, other));
    }

    private TypedExpr arithmetic(Stmt.AugmentedAssign assign, TypedExpr current) {
        TypedExpr operand = expressions.value(assign.value());
        return new OperatorChecker(module, expressions).arithmetic(assign.operator(), current, operand, assign.span());
    }

    /** {@code list[i] += x}: list and index are evaluated once. */
    private void augmentElement(Stmt.AugmentedAssign assign, Expr.Subscript element, List<TypedStmt> into) {
        if (expressions.isSeries(element.object())) {
            setElement(element, new TypedExpr.Unresolved(), assign.span(), into, 0);
            return;
        }
        int line = assign.span().line();
        TypedExpr whole = expressions.value(element.object());
        if (whole.type() instanceof DictType) {
            augmentEntry(assign, element, whole, into);
            return;
        }
        whole = expressions.fitted(ValueType.ANY_LIST, whole, element.object().span());
        TypedExpr place = expressions.ofType(ValueType.INT, element.index());
        if (Coercion.isUnknown(whole, place)) {
            return;
        }
        TypedExpr list = kept(whole, into, line);
        TypedExpr index = kept(place, into, line);
        TypedExpr result = arithmetic(assign, Lists.get(list, index));
        if (!Coercion.isUnknown(result)) {
            module.inference.used(whole, new ListType(result.type()), assign.span());
            TypedExpr fitted = expressions.element(list, result, assign.span());
            into.add(new TypedStmt.Evaluate(line, Lists.set(fitted, list, index)));
        }
    }

    private void augmentEntry(
            Stmt.AugmentedAssign assign, Expr.Subscript element, TypedExpr whole, List<TypedStmt> into) {
        int line = assign.span().line();
        TypedExpr checked = dicts.get(whole, element.index());
        if (Coercion.isUnknown(checked)) {
            return;
        }
        ValueType keyType = ((DictType) whole.type()).key();
        TypedExpr dict = kept(whole, into, line);
        TypedExpr key = kept(expressions.ofType(keyType, element.index()), into, line);
        TypedExpr result = arithmetic(assign, DictChecker.get(dict, key));
        into.add(new TypedStmt.Evaluate(
                line, dicts.set(dict, key, result, element.index().span(), assign.span())));
    }

    private static Local kept(String name, ValueType type) {
        Local local = new Local(name);
        local.widenTo(type);
        return local;
    }
}
