package io.atlantis.runner.language.typing;

import static io.atlantis.runner.language.builtin.RuntimeFunction.*;

import io.atlantis.runner.language.builtin.ListType;
import io.atlantis.runner.language.builtin.RuntimeFunction;
import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.syntax.Expr;
import io.atlantis.runner.language.tree.TypedExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Types the methods of texts. */
final class TextMethods {
    /** A way of calling a method. */
    private record Form(int arguments, RuntimeFunction function) {}

    /** How a method is written, and its forms. */
    private record Method(String written, Form... forms) {}

    private static final Map<String, Method> METHODS = Map.ofEntries(
            Map.entry("count", new Method("count(part)", new Form(1, STR_COUNT))),
            Map.entry("endswith", new Method("endswith(suffix)", new Form(1, STR_ENDS_WITH))),
            Map.entry("find", new Method("find(part)", new Form(1, STR_FIND))),
            Map.entry("join", new Method("join(texts)", new Form(1, STR_JOIN))),
            Map.entry("lower", new Method("lower()", new Form(0, STR_LOWER))),
            Map.entry(
                    "lstrip",
                    new Method("lstrip() or lstrip(any)", new Form(0, STR_STRIP_LEFT), new Form(1, STR_STRIP_LEFT_ANY))),
            Map.entry("replace", new Method("replace(old, other)", new Form(2, STR_REPLACE))),
            Map.entry(
                    "rstrip",
                    new Method(
                            "rstrip() or rstrip(any)", new Form(0, STR_STRIP_RIGHT), new Form(1, STR_STRIP_RIGHT_ANY))),
            Map.entry(
                    "split", new Method("split() or split(separator)", new Form(0, STR_SPLIT), new Form(1, STR_SPLIT_AT))),
            Map.entry("startswith", new Method("startswith(prefix)", new Form(1, STR_STARTS_WITH))),
            Map.entry(
                    "strip", new Method("strip() or strip(any)", new Form(0, STR_STRIP), new Form(1, STR_STRIP_ANY))),
            Map.entry("upper", new Method("upper()", new Form(0, STR_UPPER))));

    private final ModuleScope module;
    private final ExpressionChecker expressions;

    TextMethods(ModuleScope module, ExpressionChecker expressions) {
        this.module = module;
        this.expressions = expressions;
    }

    static boolean isMethod(String name) {
        return METHODS.containsKey(name);
    }

    static List<String> methods() {
        return METHODS.keySet().stream().sorted().toList();
    }

    /** A method of a checked text. */
    TypedExpr method(Expr.Call call, Expr.Attribute callee, TypedExpr text) {
        Method method = METHODS.get(callee.id());
        if (method == null) {
            return module.error(
                    callee.idSpan(),
                    DiagnosticCode.UNKNOWN_FUNCTION,
                    "texts have no method '" + callee.id() + "'"
                            + module.diagnostics.suggestion(callee.id(), METHODS.keySet()));
        }
        RuntimeFunction function = form(method, call);
        return function == null
                ? module.error(call.span(), DiagnosticCode.WRONG_ARGUMENTS, "write text." + method.written)
                : applied(call, function, text);
    }

    private static @Nullable RuntimeFunction form(Method method, Expr.Call call) {
        for (Form form : method.forms) {
            if (form.arguments == call.arguments().size() && call.keywords().isEmpty()) {
                return form.function;
            }
        }
        return null;
    }

    private TypedExpr applied(Expr.Call call, RuntimeFunction function, TypedExpr text) {
        ValueType wanted = function == STR_JOIN ? new ListType(ValueType.STR) : ValueType.STR;
        List<TypedExpr> arguments = new ArrayList<>(List.of(text));
        call.arguments().forEach(argument -> arguments.add(expressions.ofType(wanted, argument)));
        TypedExpr[] all = arguments.toArray(TypedExpr[]::new);
        if (Coercion.isUnknown(all)) {
            return new TypedExpr.Unresolved();
        }
        return function == STR_SPLIT || function == STR_SPLIT_AT
                ? TextChecker.listOf(function, all)
                : OperatorChecker.call(function, all);
    }
}
