package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.syntax.Expr;
import io.atlantis.runner.language.syntax.Stmt;
import io.atlantis.runner.language.tree.Function;
import io.atlantis.runner.language.tree.Local;
import io.atlantis.runner.language.tree.TypedExpr;
import io.atlantis.runner.language.tree.TypedStmt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A call of one of the strategy's own functions: arguments by position, by name, or by default. */
final class OwnCall {
    private final ModuleScope module;
    private final ExpressionChecker expressions;
    private final Expr.Call call;
    private final Function function;
    private final List<Stmt.Param> parameters;
    private final @Nullable TypedExpr[] arguments;
    private final List<TypedStmt> before = new ArrayList<>();

    OwnCall(
            ModuleScope module,
            ExpressionChecker expressions,
            Expr.Call call,
            Declarations.FunctionDeclaration declaration) {
        this.module = module;
        this.expressions = expressions;
        this.call = call;
        this.function = declaration.function();
        this.parameters = declaration.source().parameters();
        this.arguments = new TypedExpr[parameters.size()];
    }

    TypedExpr check() {
        module.called(function.name());
        if (call.arguments().size() > parameters.size()) {
            return wrong(call.arguments().size() + " arguments are given");
        }
        for (int i = 0; i < call.arguments().size(); i++) {
            arguments[i] = argument(i, call.arguments().get(i));
        }
        for (Expr.Keyword keyword : call.keywords()) {
            int place = place(keyword.name());
            if (place < 0 || arguments[place] != null) {
                return wrong("'" + keyword.name() + "' is "
                        + (place < 0 ? "none of them" + suggestion(keyword.name()) : "given twice"));
            }
            arguments[place] = argument(place, keyword.value());
        }
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i] == null && parameters.get(i).defaultValue().isEmpty()) {
                return wrong("'" + parameters.get(i).name() + "' is missing");
            }
        }
        return call();
    }

    private TypedExpr call() {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i] == null) {
                arguments[i] = argument(i, parameters.get(i).defaultValue().orElseThrow());
            }
        }
        List<TypedExpr> inOrder =
                Arrays.stream(arguments).map(Objects::requireNonNull).toList();
        TypedExpr result = new TypedExpr.FunctionCall(function, inOrder);
        return before.isEmpty() ? result : new TypedExpr.After(List.copyOf(before), result);
    }

    /** An argument; if some are given by name, each is computed where it is written, as in Python. */
    private TypedExpr argument(int place, Expr source) {
        Local parameter = function.parameters().get(place);
        TypedExpr value = expressions.value(source);
        if (Coercion.isUnknown(value)) {
            return value;
        }
        boolean fits = module.inference.assigned(parameter, value.type(), source.span());
        TypedExpr fitted = fits ? expressions.fitted(parameter.type(), value, source.span()) : value;
        if (call.keywords().isEmpty() || fitted instanceof TypedExpr.Constant) {
            return fitted;
        }
        Local kept = new Local(parameter.name());
        kept.widenTo(fitted.type());
        before.add(new TypedStmt.AssignLocal(source.span().line(), kept, fitted));
        return new TypedExpr.LocalRead(kept);
    }

    private int place(String name) {
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private String suggestion(String name) {
        List<String> names = parameters.stream().map(Stmt.Param::name).toList();
        return module.diagnostics.suggestion(name, names);
    }

    private TypedExpr wrong(String problem) {
        String shown = parameters.stream()
                .map(parameter -> parameter.name() + (parameter.defaultValue().isPresent() ? "=..." : ""))
                .collect(Collectors.joining(", ", function.name() + "(", ")"));
        return module.error(call.span(), DiagnosticCode.WRONG_ARGUMENTS, "the arguments are " + shown + ": " + problem);
    }
}
