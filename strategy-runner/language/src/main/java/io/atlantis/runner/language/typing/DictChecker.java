package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.builtin.DictType;
import io.atlantis.runner.language.builtin.ListType;
import io.atlantis.runner.language.builtin.RuntimeFunction;
import io.atlantis.runner.language.builtin.TupleType;
import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.diagnostic.Span;
import io.atlantis.runner.language.syntax.Expr;
import io.atlantis.runner.language.tree.TypedExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Types dicts: written out, read, changed and gone over. */
final class DictChecker {
    /** How each method is written. */
    private static final Map<String, String> METHODS = Map.of(
            "clear", "clear()",
            "get", "get(key, otherwise): there is no None, so say what a missing key gives",
            "items", "items()",
            "keys", "keys()",
            "pop", "pop(key) or pop(key, otherwise)",
            "values", "values()");

    private final ModuleScope module;
    private final ExpressionChecker expressions;

    DictChecker(ModuleScope module, ExpressionChecker expressions) {
        this.module = module;
        this.expressions = expressions;
    }

    static boolean isMethod(String name) {
        return METHODS.containsKey(name);
    }

    static List<String> methods() {
        return METHODS.keySet().stream().sorted().toList();
    }

    /** {@code {key: value, ...}}. */
    TypedExpr literal(Expr.DictLiteral source) {
        ValueType type = ValueType.ANY_DICT;
        List<TypedExpr> keys = new ArrayList<>();
        List<TypedExpr> values = new ArrayList<>();
        for (int i = 0; i < source.keys().size(); i++) {
            TypedExpr key = expressions.value(source.keys().get(i));
            TypedExpr value = expressions.value(source.values().get(i));
            Span span = source.values().get(i).span();
            Optional<ValueType> joined =
                    entry(key, value, source.keys().get(i).span(), span).flatMap(type::join);
            if (joined.isEmpty()) {
                return module.error(
                        span, DiagnosticCode.TYPE_MISMATCH, "a dict has keys of one type and values of one type");
            }
            type = joined.get();
            keys.add(key);
            values.add(value);
        }
        DictType known = (DictType) type;
        List<TypedExpr> fitted = values.stream()
                .map(value -> Coercion.to(known.value(), value).orElse(value))
                .toList();
        return new TypedExpr.NewDict(known, List.copyOf(keys), fitted);
    }

    /** The type of a dict with such an entry, or nothing if there is none. */
    Optional<ValueType> entry(TypedExpr key, TypedExpr value, Span keySpan, Span valueSpan) {
        boolean fits = key.type() == ValueType.INT || key.type() == ValueType.STR || Coercion.isUnknown(key);
        if (!fits) {
            module.error(
                    keySpan,
                    DiagnosticCode.TYPE_MISMATCH,
                    "keys are ints or texts, this is " + key.type().label());
            return Optional.empty();
        }
        if (!Lists.canHold(value.type())) {
            expressions.noElement(value, valueSpan);
            return Optional.empty();
        }
        return Optional.of(new DictType(key.type(), value.type()));
    }

    TypedExpr get(TypedExpr dict, Expr key) {
        return element(dict, key)
                .map(found -> valueOf(dict, RuntimeFunction.DICT_GET, dict, found))
                .orElseGet(TypedExpr.Unresolved::new);
    }

    /** A key that can be read more than once, as an object. */
    static TypedExpr get(TypedExpr dict, TypedExpr key) {
        return valueOf(dict, RuntimeFunction.DICT_GET, dict, new TypedExpr.Boxed(key));
    }

    /** {@code dict[key] = value}. */
    TypedExpr set(TypedExpr dict, TypedExpr key, TypedExpr value, Span keySpan, Span valueSpan) {
        Optional<ValueType> type = entry(key, value, keySpan, valueSpan);
        if (type.isEmpty() || Coercion.isUnknown(key, value)) {
            return new TypedExpr.Unresolved();
        }
        module.inference.used(dict, type.get(), valueSpan);
        if (!dict.type().isKnown()) {
            return unknown(valueSpan);
        }
        DictType known = (DictType) dict.type();
        TypedExpr fittedKey = expressions.fitted(known.key(), key, keySpan);
        TypedExpr fitted = expressions.fitted(known.value(), value, valueSpan);
        return OperatorChecker.call(
                RuntimeFunction.DICT_SET, new TypedExpr.Boxed(fitted), dict, new TypedExpr.Boxed(fittedKey));
    }

    /** {@code key in dict}. */
    TypedExpr contains(Expr.Contains contains, TypedExpr dict) {
        return element(dict, contains.item())
                .map(key -> OperatorChecker.call(RuntimeFunction.DICT_CONTAINS, key, dict))
                .map(found -> contains.isNegated() ? new TypedExpr.Not(found) : found)
                .orElseGet(TypedExpr.Unresolved::new);
    }

    private Optional<TypedExpr> element(TypedExpr dict, Expr key) {
        if (!dict.type().isKnown()) {
            unknown(key.span());
            return Optional.empty();
        }
        TypedExpr found = expressions.ofType(((DictType) dict.type()).key(), key);
        return Coercion.isUnknown(found) ? Optional.empty() : Optional.of(new TypedExpr.Boxed(found));
    }

    private TypedExpr unknown(Span span) {
        return module.error(
                span, DiagnosticCode.CANNOT_INFER_TYPE, "nothing says what this dict holds: set a key first");
    }

    /** A method of a dict. */
    TypedExpr method(Expr.Call call, String name, TypedExpr dict) {
        int count = call.arguments().size();
        boolean ofKey = name.equals("pop") && count == 1;
        boolean ofTwo = (name.equals("get") || name.equals("pop")) && count == 2;
        boolean ofNone = METHODS.containsKey(name) && !name.equals("get") && !name.equals("pop") && count == 0;
        if (!call.keywords().isEmpty() || !(ofKey || ofTwo || ofNone)) {
            return module.error(call.span(), DiagnosticCode.WRONG_ARGUMENTS, "write dict." + METHODS.get(name));
        }
        if (!dict.type().isKnown()) {
            return unknown(call.callee().span());
        }
        return ofNone ? whole(name, dict) : ofKey(call, name, dict);
    }

    private static TypedExpr whole(String name, TypedExpr dict) {
        return switch (name) {
            case "keys" -> keys(dict);
            case "values" -> listOf(RuntimeFunction.DICT_VALUES, dict, ((DictType) dict.type()).value());
            case "items" -> {
                DictType type = (DictType) dict.type();
                yield listOf(RuntimeFunction.DICT_ITEMS, dict, new TupleType(List.of(type.key(), type.value())));
            }
            default -> OperatorChecker.call(RuntimeFunction.DICT_CLEAR, dict);
        };
    }

    private TypedExpr ofKey(Expr.Call call, String name, TypedExpr dict) {
        Optional<TypedExpr> key = element(dict, call.arguments().getFirst());
        if (key.isEmpty()) {
            return new TypedExpr.Unresolved();
        }
        if (call.arguments().size() == 1) {
            return valueOf(dict, RuntimeFunction.DICT_POP, dict, key.get());
        }
        TypedExpr otherwise = expressions.ofType(
                ((DictType) dict.type()).value(), call.arguments().getLast());
        RuntimeFunction function = name.equals("get") ? RuntimeFunction.DICT_GET_OR : RuntimeFunction.DICT_POP_OR;
        return Coercion.isUnknown(otherwise)
                ? otherwise
                : valueOf(dict, function, dict, key.get(), new TypedExpr.Boxed(otherwise));
    }

    /** The keys as a new list: what a loop over the dict goes over. */
    static TypedExpr keys(TypedExpr dict) {
        return listOf(RuntimeFunction.DICT_KEYS, dict, ((DictType) dict.type()).key());
    }

    private static TypedExpr listOf(RuntimeFunction function, TypedExpr dict, ValueType element) {
        ListType type = new ListType(element);
        return new TypedExpr.Cast(type, OperatorChecker.call(function, dict, new TypedExpr.NewList(type, List.of())));
    }

    private static TypedExpr valueOf(TypedExpr dict, RuntimeFunction function, TypedExpr... arguments) {
        return new TypedExpr.Cast(((DictType) dict.type()).value(), OperatorChecker.call(function, arguments));
    }
}
