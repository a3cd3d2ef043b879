package io.atlantis.runner.language.typing;

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
    private record Method(String written, List<Form> forms) {}

    private static final Map<String, Method> METHODS = Map.ofEntries(
            of("count(part)", RuntimeFunction.STR_COUNT, 1),
            of("endswith(suffix)", RuntimeFunction.STR_ENDS_WITH, 1),
            of("find(part)", RuntimeFunction.STR_FIND, 1),
            of("join(texts)", RuntimeFunction.STR_JOIN, 1),
            of("lower()", RuntimeFunction.STR_LOWER, 0),
            of("lstrip", "(any)", RuntimeFunction.STR_STRIP_LEFT, RuntimeFunction.STR_STRIP_LEFT_ANY),
            of("replace(old, other)", RuntimeFunction.STR_REPLACE, 2),
            of("rstrip", "(any)", RuntimeFunction.STR_STRIP_RIGHT, RuntimeFunction.STR_STRIP_RIGHT_ANY),
            of("split", "(separator)", RuntimeFunction.STR_SPLIT, RuntimeFunction.STR_SPLIT_AT),
            of("startswith(prefix)", RuntimeFunction.STR_STARTS_WITH, 1),
            of("strip", "(any)", RuntimeFunction.STR_STRIP, RuntimeFunction.STR_STRIP_ANY),
            of("upper()", RuntimeFunction.STR_UPPER, 0));

    private static Map.Entry<String, Method> of(String written, RuntimeFunction function, int arguments) {
        String name = written.substring(0, written.indexOf('('));
        return Map.entry(name, new Method(written, List.of(new Form(arguments, function))));
    }

    /** A method with an argument that may be left out. */
    private static Map.Entry<String, Method> of(
            String name, String argument, RuntimeFunction without, RuntimeFunction with) {
        String written = name + "() or " + name + argument;
        return Map.entry(name, new Method(written, List.of(new Form(0, without), new Form(1, with))));
    }

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
        ValueType wanted = function == RuntimeFunction.STR_JOIN ? new ListType(ValueType.STR) : ValueType.STR;
        List<TypedExpr> arguments = new ArrayList<>(List.of(text));
        call.arguments().forEach(argument -> arguments.add(expressions.ofType(wanted, argument)));
        TypedExpr[] all = arguments.toArray(TypedExpr[]::new);
        if (Coercion.isUnknown(all)) {
            return new TypedExpr.Unresolved();
        }
        return function == RuntimeFunction.STR_SPLIT || function == RuntimeFunction.STR_SPLIT_AT
                ? TextChecker.listOf(function, all)
                : OperatorChecker.call(function, all);
    }
}
