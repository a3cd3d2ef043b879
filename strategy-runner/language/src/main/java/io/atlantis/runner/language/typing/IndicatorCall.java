package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.builtin.Indicator;
import io.atlantis.runner.language.builtin.IndicatorCatalogue;
import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.syntax.Expr;
import io.atlantis.runner.language.tree.Field;
import io.atlantis.runner.language.tree.SeriesNode;
import io.atlantis.runner.language.tree.TypedExpr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks {@code ta.name(inputs, windows)} and gives it its node in the series graph. */
final class IndicatorCall {
    private final ModuleScope module;
    private final SeriesChecker series;

    IndicatorCall(ModuleScope module, SeriesChecker series) {
        this.module = module;
        this.series = series;
    }

    /** Whether an expression calls an indicator that has several lines. */
    static boolean hasLines(Expr expression) {
        return expression instanceof Expr.Call call
                && SeriesMention.isIndicator(call.callee())
                && IndicatorCatalogue.named(((Expr.Attribute) call.callee()).id())
                        .filter(Indicator::hasLines)
                        .isPresent();
    }

    /** The lines of a call that {@link #hasLines}: one node steps the kernel, one more for each line that is read. */
    SeriesLines lines(Expr.Call call) {
        Indicator indicator =
                IndicatorCatalogue.named(((Expr.Attribute) call.callee()).id()).orElseThrow();
        String label = indicator.sourceName() + "(...)";
        int line = call.span().line();
        return arguments(call, indicator)
                .flatMap(arguments -> node(call, indicator, arguments))
                .map(kernel -> new SeriesLines(
                        label,
                        indicator.outputNames(),
                        Optional.of(place -> module.graph.node(new SeriesNode.Source.Output(kernel, place), line))))
                .orElseGet(() -> SeriesLines.refused(label, indicator.outputNames()));
    }

    TypedExpr check(Expr.Call call, Expr.Attribute callee) {
        if (hasLines(call)) {
            return module.error(
                    call.span(),
                    DiagnosticCode.NOT_A_SERIES_EXPRESSION,
                    lines(call).hint());
        }
        Optional<Indicator> found = IndicatorCatalogue.named(callee.id());
        if (found.isEmpty()) {
            return module.error(
                    callee.idSpan(),
                    DiagnosticCode.UNKNOWN_INDICATOR,
                    "unknown indicator 'ta." + callee.id() + "'"
                            + module.diagnostics.suggestion(callee.id(), IndicatorCatalogue.names()));
        }
        Indicator indicator = found.get();
        return arguments(call, indicator)
                .flatMap(arguments -> node(call, indicator, arguments))
                .<TypedExpr>map(node -> new TypedExpr.SeriesRead(node, 0))
                .orElseGet(TypedExpr.Unresolved::new);
    }

    /** The written arguments by name; nothing if they don't fit the indicator, which is reported. */
    private Optional<Map<String, Expr>> arguments(Expr.Call call, Indicator indicator) {
        Map<String, Expr> arguments = byName(call, indicator);
        if (!isComplete(arguments, indicator) || arguments.size() < writtenArguments(call)) {
            wrong(call, indicator);
            return Optional.empty();
        }
        return Optional.of(arguments);
    }

    private void wrong(Expr.Call call, Indicator indicator) {
        String suggestions = call.keywords().stream()
                .map(Expr.Keyword::name)
                .filter(name -> !indicator.arguments().contains(name))
                .map(name -> module.diagnostics.suggestion(name, indicator.arguments()))
                .findFirst()
                .orElse("");
        module.error(call.span(), DiagnosticCode.WRONG_ARGUMENTS, "write " + indicator.signature() + suggestions);
    }

    private static int writtenArguments(Expr.Call call) {
        return call.arguments().size() + call.keywords().size();
    }

    /** The written arguments that the indicator knows, each name once. */
    private static Map<String, Expr> byName(Expr.Call call, Indicator indicator) {
        List<String> names = indicator.arguments();
        Map<String, Expr> arguments = new HashMap<>();
        for (int i = 0; i < Math.min(names.size(), call.arguments().size()); i++) {
            arguments.put(names.get(i), call.arguments().get(i));
        }
        for (Expr.Keyword keyword : call.keywords()) {
            if (names.contains(keyword.name())) {
                arguments.putIfAbsent(keyword.name(), keyword.value());
            }
        }
        return arguments;
    }

    private static boolean isComplete(Map<String, Expr> arguments, Indicator indicator) {
        return indicator.inputs().stream().allMatch(input -> arguments.containsKey(input.name()))
                && indicator.windows().stream()
                        .allMatch(window -> window.defaultBars().isPresent() || arguments.containsKey(window.name()));
    }

    private Optional<SeriesNode> node(Expr.Call call, Indicator indicator, Map<String, Expr> arguments) {
        List<TypedExpr> inputs = new ArrayList<>();
        indicator.inputs().forEach(input -> inputs.add(input(input, arguments.get(input.name()))));
        indicator.bars().forEach(field -> inputs.add(new TypedExpr.BarRead(field, 0)));
        indicator.factors().forEach(factor -> inputs.add(input(factor, arguments.get(factor.name()))));
        List<TypedExpr> windows = indicator.windows().stream()
                .map(window -> window(window, arguments.get(window.name())))
                .toList();
        if (Coercion.isUnknown(inputs.toArray(TypedExpr[]::new))
                || Coercion.isUnknown(windows.toArray(TypedExpr[]::new))) {
            return Optional.empty();
        }
        return Optional.of(module.graph.node(
                new SeriesNode.Source.Kernel(indicator, List.copyOf(inputs), windows),
                call.span().line()));
    }

    /** A series argument as the kernel takes it: conditions as 1 and 0. */
    private TypedExpr input(Indicator.Input input, @Nullable Expr argument) {
        if (argument == null) {
            return number(input.defaultValue().orElseThrow());
        }
        if (input.kind() == Indicator.Input.Kind.NUMBER) {
            return series.number(argument);
        }
        TypedExpr condition = series.condition(argument);
        return Coercion.isUnknown(condition)
                ? condition
                : new TypedExpr.Conditional(ValueType.FLOAT, condition, number(1.0), number(0.0));
    }

    private static TypedExpr number(double value) {
        return new TypedExpr.Constant(ValueType.FLOAT, value);
    }

    private TypedExpr window(Indicator.Window window, @Nullable Expr argument) {
        if (argument == null) {
            return new TypedExpr.Constant(ValueType.INT, window.defaultBars().orElse(1L));
        }
        if (SeriesMention.in(argument, module::isSeries)) {
            return notConstant(argument, window, "a series");
        }
        if (SeriesMention.in(argument, series.localNames()::contains)) {
            return notConstant(argument, window, "a local variable");
        }
        TypedExpr bars = new ExpressionChecker(module, LocalScope.NONE).value(argument);
        if (bars.type() != ValueType.INT && bars.type() != ValueType.UNKNOWN) {
            return module.error(
                    argument.span(),
                    DiagnosticCode.TYPE_MISMATCH,
                    "'" + window.name() + "' is a number of bars, an int; this is "
                            + bars.type().label());
        }
        return inRange(argument, window, bars);
    }

    private TypedExpr inRange(Expr argument, Indicator.Window window, TypedExpr bars) {
        if (bars instanceof TypedExpr.Constant(ValueType _, Object value)
                && (((Long) value) < 1 || ((Long) value) > IndicatorCatalogue.MAX_WINDOW_BARS)) {
            return module.error(
                    argument.span(),
                    DiagnosticCode.WRONG_ARGUMENTS,
                    "'" + window.name() + "' is " + value + ": give 1 to " + IndicatorCatalogue.MAX_WINDOW_BARS
                            + " bars");
        }
        return readsMutable(bars) ? notConstant(argument, window, "a variable that changes") : bars;
    }

    private TypedExpr notConstant(Expr argument, Indicator.Window window, String what) {
        return module.error(
                argument.span(),
                DiagnosticCode.NOT_CONSTANT,
                "'" + window.name() + "' is fixed when the strategy starts: give a number or a parameter, not " + what);
    }

    static boolean readsMutable(TypedExpr expression) {
        return switch (expression) {
            case TypedExpr.FieldRead(Field field) -> field.isMutable();
            case TypedExpr.RuntimeCall call -> call.arguments().stream().anyMatch(IndicatorCall::readsMutable);
            case TypedExpr.Convert convert -> readsMutable(convert.operand());
            case TypedExpr.Truth truth -> readsMutable(truth.operand());
            case TypedExpr.Not not -> readsMutable(not.operand());
            case TypedExpr.FloatArithmetic a -> readsMutable(a.left()) || readsMutable(a.right());
            case TypedExpr.FloatNegate negate -> readsMutable(negate.operand());
            case TypedExpr.Compare compare -> readsMutable(compare.left()) || readsMutable(compare.right());
            case TypedExpr.Logic logic -> logic.operands().stream().anyMatch(IndicatorCall::readsMutable);
            case TypedExpr.Keep keep -> readsMutable(keep.value());
            case TypedExpr.Conditional c ->
                readsMutable(c.test()) || readsMutable(c.then()) || readsMutable(c.otherwise());
            default -> false;
        };
    }
}
