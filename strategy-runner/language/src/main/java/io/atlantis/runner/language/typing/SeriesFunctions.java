package io.atlantis.runner.language.typing;

import static io.atlantis.runner.language.builtin.RuntimeFunction.FLOAT_ABS;
import static io.atlantis.runner.language.builtin.RuntimeFunction.FLOAT_IS_NA;
import static io.atlantis.runner.language.builtin.RuntimeFunction.FLOAT_REPLACE_NA;
import static io.atlantis.runner.language.builtin.RuntimeFunction.SERIES_CEIL;
import static io.atlantis.runner.language.builtin.RuntimeFunction.SERIES_EXP;
import static io.atlantis.runner.language.builtin.RuntimeFunction.SERIES_FLOOR;
import static io.atlantis.runner.language.builtin.RuntimeFunction.SERIES_LOG;
import static io.atlantis.runner.language.builtin.RuntimeFunction.SERIES_MAX;
import static io.atlantis.runner.language.builtin.RuntimeFunction.SERIES_MIN;
import static io.atlantis.runner.language.builtin.RuntimeFunction.SERIES_ROUND;
import static io.atlantis.runner.language.builtin.RuntimeFunction.SERIES_SQRT;

import io.atlantis.runner.language.builtin.CrossOperation;
import io.atlantis.runner.language.builtin.ReservedNames;
import io.atlantis.runner.language.builtin.RuntimeFunction;
import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.syntax.Expr;
import io.atlantis.runner.language.tree.TypedExpr;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Built-in functions in series expressions: applied bar by bar. */
final class SeriesFunctions {
    private static final Map<String, RuntimeFunction> OF_ONE = Map.of(
            "abs", FLOAT_ABS,
            "ceil", SERIES_CEIL,
            "exp", SERIES_EXP,
            "floor", SERIES_FLOOR,
            "isna", FLOAT_IS_NA,
            "log", SERIES_LOG,
            "round", SERIES_ROUND,
            "sqrt", SERIES_SQRT);

    private final ModuleScope module;
    private final SeriesChecker series;

    SeriesFunctions(ModuleScope module, SeriesChecker series) {
        this.module = module;
        this.series = series;
    }

    TypedExpr check(Expr.Call call, Expr.Name name) {
        if (module.function(name.id()) != null || series.localNames().contains(name.id())) {
            return module.error(
                    call.span(),
                    DiagnosticCode.NOT_A_SERIES_EXPRESSION,
                    "'" + name.id() + "' runs in event code only: write the series out");
        }
        Optional<CrossOperation> crossSection = CrossOperation.named(name.id());
        if (crossSection.isPresent()) {
            return new CrossSectionCall(module, series).check(call, crossSection.get());
        }
        if (!call.keywords().isEmpty()) {
            return wrong(call, name.id() + "() takes no named arguments in a series");
        }
        RuntimeFunction ofOne = OF_ONE.get(name.id());
        if (ofOne != null) {
            return call.arguments().size() == 1
                    ? SeriesChecker.call(ofOne, argument(call, 0))
                    : wrong(call, name.id() + "(x) takes one argument in a series");
        }
        return switch (name.id()) {
            case "float" -> call.arguments().size() == 1 ? argument(call, 0) : wrong(call, "write float(x)");
            case "min" -> fold(call, SERIES_MIN, name.id());
            case "max" -> fold(call, SERIES_MAX, name.id());
            case "nz" -> replaceNa(call);
            default -> unknown(name);
        };
    }

    private TypedExpr argument(Expr.Call call, int index) {
        return series.number(call.arguments().get(index));
    }

    private TypedExpr fold(Expr.Call call, RuntimeFunction function, String name) {
        if (call.arguments().size() < 2) {
            return wrong(call, name + "(a, b, ...) takes two arguments or more; see ta.highest and ta.lowest");
        }
        TypedExpr result = argument(call, 0);
        for (int i = 1; i < call.arguments().size(); i++) {
            result = SeriesChecker.call(function, result, argument(call, i));
        }
        return result;
    }

    private TypedExpr replaceNa(Expr.Call call) {
        List<Expr> arguments = call.arguments();
        if (arguments.isEmpty() || arguments.size() > 2) {
            return wrong(call, "write nz(x) or nz(x, replacement)");
        }
        TypedExpr replacement =
                arguments.size() == 2 ? argument(call, 1) : new TypedExpr.Constant(ValueType.FLOAT, 0.0);
        return SeriesChecker.call(FLOAT_REPLACE_NA, argument(call, 0), replacement);
    }

    private TypedExpr wrong(Expr.Call call, String message) {
        return module.error(call.span(), DiagnosticCode.WRONG_ARGUMENTS, message);
    }

    private TypedExpr unknown(Expr.Name name) {
        if (ReservedNames.contains(name.id())) {
            return module.error(
                    name.span(),
                    DiagnosticCode.NOT_A_SERIES_EXPRESSION,
                    "'" + name.id() + "' can't be called in a series");
        }
        return module.error(
                name.span(),
                DiagnosticCode.UNKNOWN_FUNCTION,
                "unknown function '" + name.id() + "'"
                        + module.diagnostics.suggestion(name.id(), ReservedNames.FUNCTIONS));
    }
}
