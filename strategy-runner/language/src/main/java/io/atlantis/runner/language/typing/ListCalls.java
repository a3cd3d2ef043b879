package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.builtin.DictType;
import io.atlantis.runner.language.builtin.RuntimeFunction;
import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.syntax.Expr;
import io.atlantis.runner.language.tree.TypedExpr;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Types the methods of lists (and sends those of dicts on) and the built-in functions that take one. */
final class ListCalls {
    /** How each method is written. */
    private static final Map<String, String> METHODS = Map.ofEntries(
            Map.entry("append", "append(x)"),
            Map.entry("clear", "clear()"),
            Map.entry("copy", "copy()"),
            Map.entry("count", "count(x)"),
            Map.entry("extend", "extend(ys)"),
            Map.entry("index", "index(x)"),
            Map.entry("insert", "insert(i, x)"),
            Map.entry("pop", "pop() or pop(i)"),
            Map.entry("reverse", "reverse()"),
            Map.entry("sort", "sort() or sort(reverse=True)"));

    /** Those whose argument says what the list holds. */
    private static final Set<String> TELLING = Set.of("append", "count", "extend", "index", "insert");

    private final ModuleScope module;
    private final ExpressionChecker expressions;
    private final DictChecker dicts;

    ListCalls(ModuleScope module, ExpressionChecker expressions) {
        this.module = module;
        this.expressions = expressions;
        this.dicts = new DictChecker(module, expressions);
    }

    static boolean isMethod(String name) {
        return METHODS.containsKey(name);
    }

    static List<String> methods() {
        return METHODS.keySet().stream().sorted().toList();
    }

    /** A method of a list. */
    TypedExpr method(Expr.Call call, String name, Expr object) {
        TypedExpr container = expressions.value(object);
        if (container.type() == ValueType.STR) {
            return new TextMethods(module, expressions).method(call, (Expr.Attribute) call.callee(), container);
        }
        if (container.type() instanceof DictType && DictChecker.isMethod(name)) {
            return dicts.method(call, name, container);
        }
        if (!isMethod(name) && !Coercion.isUnknown(container)) {
            return module.error(
                    object.span(),
                    DiagnosticCode.TYPE_MISMATCH,
                    (TextMethods.isMethod(name) ? "only texts have " : "only dicts have ") + name + "(), this is "
                            + container.type().label());
        }
        TypedExpr list = TELLING.contains(name)
                ? expressions.fitted(ValueType.ANY_LIST, container, object.span())
                : expressions.knownList(container, object.span());
        if (Coercion.isUnknown(list)) {
            return list;
        }
        List<Expr> arguments = call.arguments();
        boolean plain = call.keywords().isEmpty() || name.equals("sort");
        TypedExpr checked = !plain
                ? null
                : switch (arguments.size()) {
                    case 0 -> ofNone(call, name, list);
                    case 1 -> ofOne(name, list, arguments.getFirst());
                    case 2 -> name.equals("insert") ? insert(list, arguments) : null;
                    default -> null;
                };
        return checked == null ? wrong(call, "write list." + METHODS.get(name)) : checked;
    }

    private @Nullable TypedExpr ofNone(Expr.Call call, String name, TypedExpr list) {
        return switch (name) {
            case "pop" -> Lists.elementOf(RuntimeFunction.LIST_POP, list, number(-1));
            case "copy" -> copy(list);
            case "clear" -> OperatorChecker.call(RuntimeFunction.LIST_CLEAR, list);
            case "reverse" -> OperatorChecker.call(RuntimeFunction.LIST_REVERSE, list);
            case "sort" -> OperatorChecker.call(RuntimeFunction.LIST_SORT, list, descending(call));
            default -> null;
        };
    }

    private @Nullable TypedExpr ofOne(String name, TypedExpr list, Expr argument) {
        return switch (name) {
            case "append" -> Lists.append(list, expressions.element(list, argument));
            case "pop" -> Lists.elementOf(RuntimeFunction.LIST_POP, list, expressions.ofType(ValueType.INT, argument));
            case "index" -> OperatorChecker.call(RuntimeFunction.LIST_INDEX, list, boxed(list, argument));
            case "count" -> OperatorChecker.call(RuntimeFunction.LIST_COUNT, list, boxed(list, argument));
            case "extend" -> extend(list, argument);
            default -> null;
        };
    }

    private TypedExpr extend(TypedExpr list, Expr argument) {
        TypedExpr other = expressions.ofType(list.type(), argument);
        module.inference.used(list, other.type(), argument.span());
        return OperatorChecker.call(RuntimeFunction.LIST_EXTEND, list, other);
    }

    private TypedExpr insert(TypedExpr list, List<Expr> arguments) {
        TypedExpr index = expressions.ofType(ValueType.INT, arguments.getFirst());
        return OperatorChecker.call(RuntimeFunction.LIST_INSERT, list, index, boxed(list, arguments.getLast()));
    }

    private TypedExpr boxed(TypedExpr list, Expr argument) {
        return new TypedExpr.Boxed(expressions.element(list, argument));
    }

    /** {@code item in list}. */
    TypedExpr contains(Expr.Contains contains) {
        TypedExpr list = expressions.value(contains.container());
        if (list.type() instanceof DictType) {
            return dicts.contains(contains, list);
        }
        if (list.type() == ValueType.STR) {
            return new TextChecker(module, expressions).contains(contains, list);
        }
        list = expressions.fitted(ValueType.ANY_LIST, list, contains.container().span());
        TypedExpr item = expressions.value(contains.item());
        if (Coercion.isUnknown(item, list)) {
            return new TypedExpr.Unresolved();
        }
        if (Lists.element(list).join(item.type()).isEmpty()) {
            return module.error(
                    contains.item().span(),
                    DiagnosticCode.TYPE_MISMATCH,
                    "a " + item.type().label() + " is never in a " + list.type().label());
        }
        TypedExpr found = OperatorChecker.call(RuntimeFunction.LIST_CONTAINS, new TypedExpr.Boxed(item), list);
        return contains.isNegated() ? new TypedExpr.Not(found) : found;
    }

    /** A built-in function of one list. */
    TypedExpr function(Expr.Call call, String name) {
        boolean sorted = name.equals("sorted");
        if (call.arguments().size() != 1 || (!call.keywords().isEmpty() && !sorted)) {
            return wrong(
                    call, sorted ? "write sorted(list) or sorted(list, reverse=True)" : "write " + name + "(list)");
        }
        Expr argument = call.arguments().getFirst();
        TypedExpr list = expressions.knownList(argument);
        if (Coercion.isUnknown(list)) {
            return list;
        }
        return switch (name) {
            case "list" -> copy(list);
            case "sum" -> sum(list, argument);
            case "min" -> Lists.elementOf(RuntimeFunction.LIST_MIN, list);
            case "max" -> Lists.elementOf(RuntimeFunction.LIST_MAX, list);
            case "any" -> OperatorChecker.call(RuntimeFunction.LIST_ANY, list);
            case "all" -> OperatorChecker.call(RuntimeFunction.LIST_ALL, list);
            default -> Lists.alike(RuntimeFunction.LIST_SORTED, list, descending(call));
        };
    }

    private TypedExpr sum(TypedExpr list, Expr argument) {
        return switch (Lists.element(list)) {
            case ValueType type
            when type.equals(ValueType.INT) -> OperatorChecker.call(RuntimeFunction.LIST_SUM_INTS, list);
            case ValueType type
            when type.equals(ValueType.FLOAT) || type.equals(ValueType.UNKNOWN) ->
                OperatorChecker.call(RuntimeFunction.LIST_SUM_FLOATS, list);
            case ValueType type ->
                module.error(
                        argument.span(),
                        DiagnosticCode.TYPE_MISMATCH,
                        "sum() adds numbers, these are " + type.label()
                                + (type.equals(ValueType.BOOL) ? ": write list.count(True)" : ""));
        };
    }

    private TypedExpr copy(TypedExpr list) {
        return slice(list, Optional.empty(), Optional.empty(), number(1));
    }

    static TypedExpr slice(TypedExpr list, Optional<TypedExpr> start, Optional<TypedExpr> stop, TypedExpr step) {
        long parts = (start.isPresent() ? 1 : 0) + (stop.isPresent() ? 2 : 0);
        return Lists.alike(
                RuntimeFunction.LIST_SLICE, list, start.orElse(number(0)), stop.orElse(number(0)), step, number(parts));
    }

    static TypedExpr number(long value) {
        return new TypedExpr.Constant(ValueType.INT, value);
    }

    /** The {@code reverse} of a sort. */
    private TypedExpr descending(Expr.Call call) {
        TypedExpr descending = new TypedExpr.Constant(ValueType.BOOL, false);
        for (Expr.Keyword keyword : call.keywords()) {
            if (!keyword.name().equals("reverse")) {
                return module.error(
                        keyword.nameSpan(),
                        DiagnosticCode.WRONG_ARGUMENTS,
                        "sorting takes reverse=True only: for another order sort tuples, which begin with the key");
            }
            descending = expressions.ofType(ValueType.BOOL, keyword.value());
        }
        return descending;
    }

    private TypedExpr wrong(Expr.Call call, String message) {
        return module.error(call.span(), DiagnosticCode.WRONG_ARGUMENTS, message);
    }
}
