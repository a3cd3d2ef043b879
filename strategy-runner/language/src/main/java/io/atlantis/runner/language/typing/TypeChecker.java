package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.builtin.DictType;
import io.atlantis.runner.language.builtin.ListType;
import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.diagnostic.Diagnostics;
import io.atlantis.runner.language.diagnostic.Span;
import io.atlantis.runner.language.syntax.Expr;
import io.atlantis.runner.language.syntax.Stmt;
import io.atlantis.runner.language.tree.CheckedProgram;
import io.atlantis.runner.language.tree.Function;
import io.atlantis.runner.language.tree.Local;
import io.atlantis.runner.language.tree.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks a whole program. Types are inferred by passes over the source until none changes a variable's type; only then
 * one more pass reports what is wrong and gives the typed tree.
 */
public final class TypeChecker {
    /** A program that needs more passes passes one type along a long chain of variables: nothing a person writes. */
    private static final int MAX_PASSES = 100;

    private final Declarations declarations;
    private final Diagnostics diagnostics;

    private TypeChecker(Declarations declarations, Diagnostics diagnostics) {
        this.declarations = declarations;
        this.diagnostics = diagnostics;
    }

    /** The checked program, or nothing if an error was reported. */
    public static Optional<CheckedProgram> check(List<Stmt> module, Diagnostics diagnostics) {
        Declarations declarations = DeclarationCollector.collect(module, diagnostics);
        return new TypeChecker(declarations, diagnostics).check(true);
    }

    /** A program whose series are the expressions, each named by its text. */
    public static Optional<CheckedProgram> checkExpressions(
            List<String> names, List<Expr> expressions, Diagnostics diagnostics) {
        Declarations declarations = new Declarations();
        declarations.declareSymbol(0);
        for (int i = 0; i < expressions.size(); i++) {
            Expr expression = expressions.get(i);
            declarations.items.add(new Declarations.SeriesItem(expression.span(), names.get(i), expression));
        }
        return new TypeChecker(declarations, diagnostics).check(false);
    }

    private Optional<CheckedProgram> check(boolean mustRun) {
        boolean inferred = infer();
        giveUncalledParametersAType();
        takeUnusedListsForFloats();
        inferred &= infer();
        ProgramPass last = new ProgramPass(declarations, diagnostics);
        CheckedProgram program = last.run();
        if (!inferred) {
            report(DiagnosticCode.PROGRAM_TOO_LARGE, Span.START, "types depend on each other over too many variables");
        }
        boolean runs = !program.handlers().isEmpty() || !program.series().isEmpty();
        if (mustRun && !runs && !diagnostics.hasErrors()) {
            report(DiagnosticCode.NOTHING_TO_RUN, Span.START, "write a function on_bar(), or name a series");
        }
        if (!diagnostics.hasErrors()) {
            reportUnknownTypes();
        }
        return diagnostics.hasErrors() ? Optional.empty() : Optional.of(program);
    }

    /** Passes over the program until types stay as they are; false if they don't. */
    private boolean infer() {
        for (int pass = 0; pass < MAX_PASSES; pass++) {
            ProgramPass silent = new ProgramPass(declarations, new Diagnostics(0));
            silent.run();
            if (!silent.hasChangedTypes()) {
                return true;
            }
        }
        return false;
    }

    /** A function nobody calls is still checked; what its callers would have said is taken to be float. */
    private void giveUncalledParametersAType() {
        for (Declarations.FunctionDeclaration declaration : declarations.functions.values()) {
            List<Local> unknown = declaration.function().parameters().stream()
                    .filter(parameter -> parameter.type() == ValueType.UNKNOWN)
                    .toList();
            unknown.forEach(parameter -> parameter.widenTo(ValueType.FLOAT));
            boolean called = declarations.called.contains(declaration.source().name());
            if (!unknown.isEmpty() && !called && !HandlerRules.isHandler(declaration.source())) {
                diagnostics.warning(
                        declaration.source().nameSpan(),
                        DiagnosticCode.NEVER_CALLED,
                        declaration.source().name() + "() is never called");
            }
        }
    }

    /** A list or dict that never gets an element. */
    private void takeUnusedListsForFloats() {
        List<Variable> variables = new ArrayList<>(declarations.fields.values());
        declarations.states.values().forEach(attributes -> variables.addAll(attributes.values()));
        declarations
                .functions
                .values()
                .forEach(declaration -> variables.addAll(declaration.locals().values()));
        ValueType floats = new ListType(ValueType.FLOAT);
        variables.stream()
                .filter(variable -> variable.type().equals(ValueType.ANY_DICT))
                .forEach(variable -> variable.widenTo(new DictType(ValueType.STR, ValueType.FLOAT)));
        variables.stream()
                .filter(variable -> variable.type().equals(ValueType.ANY_LIST))
                .forEach(variable -> variable.widenTo(floats));
        declarations.functions.values().stream()
                .map(Declarations.FunctionDeclaration::function)
                .filter(function -> function.returnType().equals(ValueType.ANY_LIST))
                .forEach(function -> function.widenReturnTo(floats));
    }

    private void reportUnknownTypes() {
        for (Declarations.FunctionDeclaration declaration : declarations.functions.values()) {
            Function function = declaration.function();
            List<ValueType> types = new ArrayList<>(List.of(function.returnType()));
            declaration.locals().values().forEach(local -> types.add(local.type()));
            if (!types.stream().allMatch(ValueType::isKnown)) {
                report(
                        DiagnosticCode.CANNOT_INFER_TYPE,
                        declaration.source().nameSpan(),
                        "the types in " + function.name() + "() depend on themselves: does it always call itself?");
            }
        }
    }

    private void report(DiagnosticCode code, Span span, String message) {
        diagnostics.error(span, code, message);
    }
}
