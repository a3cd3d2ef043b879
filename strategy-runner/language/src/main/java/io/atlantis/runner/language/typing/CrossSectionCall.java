package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.builtin.CrossOperation;
import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.syntax.Expr;
import io.atlantis.runner.language.tree.SeriesNode;
import io.atlantis.runner.language.tree.TypedExpr;
import java.util.Optional;

/** Checks a function over all symbols, such as {@code rank(x)}, and gives it its node in the series graph. */
final class CrossSectionCall {
    private static final TypedExpr NO_ARGUMENT = new TypedExpr.Constant(ValueType.FLOAT, 0.0);

    private final ModuleScope module;
    private final SeriesChecker series;

    CrossSectionCall(ModuleScope module, SeriesChecker series) {
        this.module = module;
        this.series = series;
    }

    TypedExpr check(Expr.Call call, CrossOperation operation) {
        if (!fits(call, operation)) {
            return module.error(call.span(), DiagnosticCode.WRONG_ARGUMENTS, "write " + operation.signature());
        }
        TypedExpr input = call.arguments().isEmpty()
                ? new TypedExpr.Constant(ValueType.FLOAT, 1.0)
                : series.number(call.arguments().getFirst());
        TypedExpr argument = operation == CrossOperation.WINSORIZE
                ? fraction(call.arguments().getLast())
                : NO_ARGUMENT;
        if (Coercion.isUnknown(input, argument)) {
            return new TypedExpr.Unresolved();
        }
        return node(call, operation.function(isAscending(call)), input, argument);
    }

    private static boolean fits(Expr.Call call, CrossOperation operation) {
        int given = call.arguments().size();
        boolean named = !call.keywords().isEmpty();
        return switch (operation) {
            case RANK -> given == 1 && (!named || ascending(call).isPresent());
            case DEMEAN, ZSCORE -> given == 1 && !named;
            case WINSORIZE -> given == 2 && !named;
            case COUNT_SYMBOLS -> given <= 1 && !named;
        };
    }

    /** The literal of {@code ascending=}, if that is the only argument by name. */
    private static Optional<Boolean> ascending(Expr.Call call) {
        return call.keywords().size() == 1
                        && call.keywords().getFirst().name().equals("ascending")
                        && call.keywords().getFirst().value() instanceof Expr.BoolLiteral literal
                ? Optional.of(literal.value())
                : Optional.empty();
    }

    private static boolean isAscending(Expr.Call call) {
        return ascending(call).orElse(false);
    }

    /** A number that is fixed when the strategy starts. */
    private TypedExpr fraction(Expr argument) {
        if (SeriesMention.in(argument, module::isSeries)) {
            return notConstant(argument);
        }
        TypedExpr fraction = new ExpressionChecker(module, LocalScope.NONE).ofType(ValueType.FLOAT, argument);
        return IndicatorCall.readsMutable(fraction) ? notConstant(argument) : fraction;
    }

    private TypedExpr notConstant(Expr argument) {
        return module.error(
                argument.span(),
                DiagnosticCode.NOT_CONSTANT,
                "the fraction is fixed when the strategy starts: give a number or a parameter");
    }

    private TypedExpr node(Expr.Call call, int function, TypedExpr input, TypedExpr argument) {
        int line = call.span().line();
        SeriesNode own = input instanceof TypedExpr.SeriesRead(SeriesNode read, int barsAgo) && barsAgo == 0
                ? read
                : module.graph.node(new SeriesNode.Source.Formula(input), line);
        SeriesNode node = module.graph.node(new SeriesNode.Source.CrossSection(function, own, argument), line);
        if (node.stage() > CrossOperation.MAX_STAGES) {
            return module.error(
                    call.span(),
                    DiagnosticCode.PROGRAM_TOO_LARGE,
                    "functions over all symbols nest more than " + CrossOperation.MAX_STAGES + " deep");
        }
        own.store();
        node.store();
        return new TypedExpr.SeriesRead(node, 0);
    }
}
