package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.builtin.ReservedNames;
import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.diagnostic.Diagnostics;
import io.atlantis.runner.language.diagnostic.Span;
import io.atlantis.runner.language.syntax.Expr;
import io.atlantis.runner.language.syntax.Stmt;
import io.atlantis.runner.language.tree.Field;
import io.atlantis.runner.language.tree.Function;
import io.atlantis.runner.language.tree.Local;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the module level: what each name is (parameter, series, variable, state, function), not yet of which type. */
final class DeclarationCollector {
    private final Diagnostics diagnostics;
    private final Annotations annotations;
    private final Declarations declarations = new Declarations();
    private final Set<String> names = new HashSet<>();
    private final Set<String> seriesNames = new HashSet<>();
    private final Set<String> mutableNames = new HashSet<>();
    private int fieldCount;

    private DeclarationCollector(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        this.annotations = new Annotations(diagnostics);
    }

    static Declarations collect(List<Stmt> module, Diagnostics diagnostics) {
        DeclarationCollector collector = new DeclarationCollector(diagnostics);
        List<Stmt.FunctionDef> functions = new ArrayList<>();
        for (Stmt statement : module) {
            if (statement instanceof Stmt.FunctionDef function) {
                functions.add(function);
                FunctionNames.globalStatements(function.body())
                        .forEach(global -> global.names().forEach(name -> collector.mutableNames.add(name.id())));
            }
        }
        module.forEach(collector::declare);
        functions.forEach(collector::declareFunction);
        functions.forEach(collector::checkGlobals);
        collector.declarations.declareSymbol(collector.fieldCount);
        return collector.declarations;
    }

    private void declare(Stmt statement) {
        switch (statement) {
            case Stmt.Assign assign -> declareAssigned(assign);
            case Stmt.FunctionDef _, Stmt.Pass _ -> {}
            case Stmt.Evaluate(Span _, Expr.StringLiteral _) -> {}
            case Stmt.Return _ -> outsideFunction(statement, "return");
            case Stmt.Global _ -> outsideFunction(statement, "global");
            case Stmt.Evaluate _ -> notHere(statement, "a value that is not assigned does nothing here");
            default -> notHere(statement, "only assignments and functions stand here; put this into on_bar");
        }
    }

    private void outsideFunction(Stmt statement, String keyword) {
        diagnostics.error(
                statement.span(), DiagnosticCode.OUTSIDE_FUNCTION, "'" + keyword + "' stands outside of a function");
    }

    private void notHere(Stmt statement, String message) {
        diagnostics.error(statement.span(), DiagnosticCode.NOT_AT_MODULE_LEVEL, message);
    }

    /** Types of module-level values; series and states take none. */
    private void annotateField(Stmt.Assign assign, Expr.Name target) {
        Field field = declarations.fields.get(target.id());
        if (field != null) {
            annotations.declare(assign.annotation(), field);
        } else if (assign.annotation().isPresent()) {
            diagnostics.error(
                    assign.annotation().get().span(),
                    DiagnosticCode.TYPE_MISMATCH,
                    "series and states take no annotation: remove it");
        }
    }

    private void declareAssigned(Stmt.Assign assign) {
        if (assign.target() instanceof Expr.Tuple targets && SeriesMention.in(assign.value(), this::isSeries)) {
            declareUnpacked(targets, assign);
            return;
        }
        if (!(assign.target() instanceof Expr.Name target)) {
            notHere(assign, "only plain names are assigned to here; put this into on_bar");
            return;
        }
        if (!isFree(target.id(), target.span())) {
            return;
        }
        if (ParameterReader.isParameter(assign.value())) {
            declareParameter(target, (Expr.Call) assign.value());
        } else if (isCallOf("rng", assign.value())) {
            Field state = newField(target.id(), true);
            declarations.generators.put(target.id(), state);
            declarations.items.add(new Declarations.GeneratorItem(assign.span(), state, (Expr.Call) assign.value()));
        } else if (isCallOf("state", assign.value())) {
            declareState(target, (Expr.Call) assign.value());
        } else if (IndicatorCall.hasLines(assign.value()) || SecurityCall.is(assign.value())) {
            seriesNames.add(target.id());
            declarations.items.add(new Declarations.LinesItem(assign.span(), target.id(), (Expr.Call) assign.value()));
        } else if (SeriesMention.in(assign.value(), this::isSeries)) {
            seriesNames.add(target.id());
            declarations.items.add(new Declarations.SeriesItem(assign.span(), target.id(), assign.value()));
        } else {
            Field field = newField(target.id(), mutableNames.contains(target.id()));
            declarations.fields.put(target.id(), field);
            declarations.items.add(new Declarations.FieldItem(assign.span(), field, assign.value()));
        }
        annotateField(assign, target);
    }

    private void declareUnpacked(Expr.Tuple targets, Stmt.Assign assign) {
        List<String> unpacked = new ArrayList<>();
        for (Expr target : targets.elements()) {
            if (!(target instanceof Expr.Name name)) {
                notHere(assign, "only plain names are assigned to here; put this into on_bar");
                return;
            }
            if (!isFree(name.id(), name.span())) {
                return;
            }
            unpacked.add(name.id());
        }
        seriesNames.addAll(unpacked);
        declarations.items.add(new Declarations.UnpackedItem(assign.span(), unpacked, assign.value()));
    }

    private boolean isSeries(String name) {
        return seriesNames.contains(name) || SeriesMention.isBarField(name);
    }

    private boolean isFree(String name, Span span) {
        if (ReservedNames.contains(name)) {
            diagnostics.error(span, DiagnosticCode.ALREADY_DEFINED, "'" + name + "' is built in: choose another name");
            return false;
        }
        if (!names.add(name)) {
            diagnostics.error(
                    span,
                    DiagnosticCode.ALREADY_DEFINED,
                    "'" + name + "' is already defined: to change it over time, assign to it in on_bar under 'global "
                            + name + "'");
            return false;
        }
        return true;
    }

    private Field newField(String name, boolean mutable) {
        return new Field(name, fieldCount++, mutable);
    }

    private void declareParameter(Expr.Name target, Expr.Call call) {
        Field field = newField(target.id(), false);
        declarations.fields.put(target.id(), field);
        declarations.items.add(new ParameterReader(diagnostics)
                .read(call, field)
                .<Declarations.Item>map(parameter -> new Declarations.ParameterItem(call.span(), parameter))
                .orElseGet(() -> new Declarations.RefusedItem(call.span(), field)));
    }

    private static boolean isCallOf(String function, Expr expression) {
        return expression instanceof Expr.Call call
                && call.callee() instanceof Expr.Name callee
                && callee.id().equals(function);
    }

    private void declareState(Expr.Name target, Expr.Call call) {
        Map<String, Field> attributes = new LinkedHashMap<>();
        if (!call.arguments().isEmpty()) {
            diagnostics.error(
                    call.arguments().getFirst().span(),
                    DiagnosticCode.WRONG_ARGUMENTS,
                    "state() takes name=value only, such as state(held=0)");
        }
        for (Expr.Keyword keyword : call.keywords()) {
            Field field = newField(target.id() + "." + keyword.name(), true);
            if (attributes.put(keyword.name(), field) != null) {
                diagnostics.error(
                        keyword.nameSpan(), DiagnosticCode.ALREADY_DEFINED, "'" + keyword.name() + "' is given twice");
            }
            declarations.items.add(stateItem(keyword, field));
        }
        declarations.states.put(target.id(), attributes);
    }

    private Declarations.Item stateItem(Expr.Keyword keyword, Field field) {
        if (!SeriesMention.in(keyword.value(), this::isSeries)) {
            return new Declarations.FieldItem(keyword.nameSpan(), field, keyword.value());
        }
        diagnostics.error(
                keyword.value().span(),
                DiagnosticCode.NOT_CONSTANT,
                "a series has no value before the first bar: begin with a number such as 0.0 and set it in on_bar");
        return new Declarations.RefusedItem(keyword.nameSpan(), field);
    }

    private void declareFunction(Stmt.FunctionDef source) {
        if (!isFree(source.name(), source.nameSpan())) {
            return;
        }
        new HandlerRules(diagnostics).checkHeader(source);
        Map<String, Local> locals = new LinkedHashMap<>();
        List<Local> parameters = new ArrayList<>();
        for (Stmt.Param parameter : source.parameters()) {
            Local local = new Local(parameter.name());
            if (!HandlerRules.typeParameter(source, local)) {
                annotations.declare(parameter.annotation(), local);
            }
            checkDefault(parameter, source.parameters());
            refuseBuiltIn(parameter.name(), parameter.span());
            if (locals.put(parameter.name(), local) != null) {
                diagnostics.error(
                        parameter.span(), DiagnosticCode.ALREADY_DEFINED, "'" + parameter.name() + "' stands twice");
            }
            parameters.add(local);
        }
        Set<String> globals = new HashSet<>();
        FunctionNames.globalStatements(source.body())
                .forEach(global -> global.names().forEach(name -> globals.add(name.id())));
        for (Expr.Name assigned : FunctionNames.assignedNames(source.body())) {
            if (!globals.contains(assigned.id()) && canBeLocal(assigned)) {
                locals.computeIfAbsent(assigned.id(), Local::new);
            }
        }
        for (Stmt.Assign annotated : FunctionNames.annotated(source.body())) {
            declareLocal(annotated, globals, locals);
        }
        ValueType returnType = FunctionNames.returnsValue(source.body()) ? ValueType.UNKNOWN : ValueType.NONE;
        int index = declarations.functions.size();
        Function function = new Function(source.name(), index, source.span().line(), parameters, returnType);
        annotations.declareReturn(source, function);
        declarations.functions.put(
                source.name(), new Declarations.FunctionDeclaration(source, function, globals, locals));
    }

    /** Defaults are literals: nothing that one call could leave changed for the next. */
    private void checkDefault(Stmt.Param parameter, List<Stmt.Param> all) {
        List<Stmt.Param> before = all.subList(0, all.indexOf(parameter));
        if (parameter.defaultValue().isEmpty()) {
            if (before.stream().anyMatch(earlier -> earlier.defaultValue().isPresent())) {
                diagnostics.error(
                        parameter.span(),
                        DiagnosticCode.SYNTAX_ERROR,
                        "'" + parameter.name() + "' needs a default, as a parameter before it has one");
            }
            return;
        }
        Expr value = parameter.defaultValue().get();
        if (!isLiteral(value instanceof Expr.Negate negate ? negate.operand() : value)) {
            diagnostics.error(
                    value.span(),
                    DiagnosticCode.BAD_PARAMETER,
                    "a default is a literal: a number, True, False, a text or na");
        }
    }

    private static boolean isLiteral(Expr value) {
        return switch (value) {
            case Expr.IntLiteral _, Expr.FloatLiteral _, Expr.BoolLiteral _, Expr.StringLiteral _ -> true;
            case Expr.Name name -> name.id().equals("na");
            default -> false;
        };
    }

    private boolean canBeLocal(Expr.Name name) {
        if (seriesNames.contains(name.id())) {
            diagnostics.error(
                    name.span(),
                    DiagnosticCode.NOT_ASSIGNABLE,
                    "'" + name.id() + "' is a series: it can't be assigned to");
            return false;
        }
        if (declarations.fields.containsKey(name.id())) {
            diagnostics.warning(
                    name.span(),
                    DiagnosticCode.HIDES_MODULE_NAME,
                    "this is a new local '" + name.id() + "': to change the one at module level, declare 'global "
                            + name.id() + "'");
        }
        return refuseBuiltIn(name.id(), name.span());
    }

    private boolean refuseBuiltIn(String name, Span span) {
        if (ReservedNames.contains(name)) {
            diagnostics.error(span, DiagnosticCode.ALREADY_DEFINED, "'" + name + "' is built in: choose another name");
            return false;
        }
        return true;
    }

    private void declareLocal(Stmt.Assign assign, Set<String> globals, Map<String, Local> locals) {
        String name = assign.target() instanceof Expr.Name target ? target.id() : "";
        Local local = locals.get(name);
        if (globals.contains(name)) {
            diagnostics.error(
                    assign.target().span(),
                    DiagnosticCode.ALREADY_DEFINED,
                    "'" + name + "' is global: annotate it at module level");
        } else if (local != null) {
            annotations.declare(assign.annotation(), local);
        }
    }

    private void checkGlobals(Stmt.FunctionDef source) {
        FunctionNames.globalStatements(source.body())
                .forEach(global -> global.names().forEach(this::checkGlobal));
    }

    private void checkGlobal(Expr.Name name) {
        boolean isVariable = declarations.fields.containsKey(name.id())
                && declarations.fields.get(name.id()).isMutable();
        if (isVariable) {
            return;
        }
        if (names.contains(name.id()) || ReservedNames.contains(name.id())) {
            diagnostics.error(
                    name.span(),
                    DiagnosticCode.NOT_ASSIGNABLE,
                    "'" + name.id() + "' is a series, parameter, state or function: it can't be assigned to");
        } else {
            diagnostics.error(
                    name.span(),
                    DiagnosticCode.UNKNOWN_NAME,
                    "no module-level variable '" + name.id() + "'"
                            + diagnostics.suggestion(name.id(), declarations.fields.keySet()));
        }
    }
}
