package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.syntax.Expr;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Names of Python's libraries that an author may write out of habit, and what they are called here. */
final class ForeignNames {
    private static final Set<String> MODULES = Set.of(
            "math", "np", "numpy", "pd", "pandas", "talib", "statistics", "random", "datetime", "time", "os", "sys");

    private static final Set<String> SAME_NAME = Set.of(
            "abs", "ceil", "exp", "floor", "log", "max", "min", "round", "sqrt", "sum", "any", "all", "float", "int",
            "len", "sorted", "str", "bool", "isna");

    private static final Map<String, String> RENAMED = Map.ofEntries(
            Map.entry("nan", "na"),
            Map.entry("NaN", "na"),
            Map.entry("NA", "na"),
            Map.entry("isnan", "isna(x)"),
            Map.entry("isnull", "isna(x)"),
            Map.entry("fabs", "abs(x)"),
            Map.entry("absolute", "abs(x)"),
            Map.entry("maximum", "max(a, b)"),
            Map.entry("minimum", "min(a, b)"),
            Map.entry("amax", "max(list), or ta.highest(x, n) of a series"),
            Map.entry("amin", "min(list), or ta.lowest(x, n) of a series"),
            Map.entry("pow", "a ** b"),
            Map.entry("power", "a ** b"),
            Map.entry("fsum", "sum(list)"),
            Map.entry("mean", "sum(list) / len(list), or ta.sma(x, n) of a series"),
            Map.entry("std", "ta.stdev(x, n)"),
            Map.entry("stdev", "ta.stdev(x, n)"),
            Map.entry("var", "ta.variance(x, n)"),
            Map.entry("where", "a if test else b"),
            Map.entry("array", "a list: [1.0, 2.0]"),
            Map.entry("zeros", "[0.0] * n"),
            Map.entry("ones", "[1.0] * n"),
            Map.entry("arange", "range(n)"),
            Map.entry("diff", "ta.change(x)"),
            Map.entry("cumsum", "ta.cum(x)"),
            Map.entry("corrcoef", "ta.correlation(a, b, n)"),
            Map.entry("log1p", "log(1.0 + x)"),
            Map.entry("pi", "3.141592653589793"),
            Map.entry("e", "exp(1.0)"));

    private ForeignNames() {}

    static boolean isModule(String name) {
        return MODULES.contains(name);
    }

    /** What to write instead of {@code module.name}, if the object is a module. */
    static Optional<String> hint(Expr.Attribute attribute) {
        if (!(attribute.object() instanceof Expr.Name module) || !isModule(module.id())) {
            return Optional.empty();
        }
        String written = module.id() + "." + attribute.id();
        if (SAME_NAME.contains(attribute.id())) {
            return Optional.of("write " + attribute.id() + "(x) instead of " + written + "(x): it is built in");
        }
        if (RENAMED.containsKey(attribute.id())) {
            return Optional.of("write " + RENAMED.get(attribute.id()) + " instead of " + written);
        }
        return Optional.of(module(module.id()));
    }

    /** Why there is no such module. */
    static String module(String name) {
        return switch (name) {
            case "random" -> "there is no module 'random': a strategy gives the same result in every run";
            case "datetime", "time" ->
                "there is no module '" + name + "': 'time' is the start of the bar in epoch milliseconds";
            case "os", "sys" -> "there is no module '" + name + "': a strategy sees its bars and its account alone";
            default ->
                "there is no module '" + name + "': math functions are built in (sqrt, log, exp, floor, ...), "
                        + "indicators are ta.*";
        };
    }
}
