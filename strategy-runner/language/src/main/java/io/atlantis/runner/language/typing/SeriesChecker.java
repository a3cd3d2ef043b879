package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.builtin.BarField;
import io.atlantis.runner.language.builtin.ReservedNames;
import io.atlantis.runner.language.builtin.RuntimeFunction;
import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.syntax.BinaryOperator;
import io.atlantis.runner.language.syntax.CompareOperator;
import io.atlantis.runner.language.syntax.Expr;
import io.atlantis.runner.language.tree.Field;
import io.atlantis.runner.language.tree.Local;
import io.atlantis.runner.language.tree.SeriesNode;
import io.atlantis.runner.language.tree.TypedExpr;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Types series expressions: one value for each bar, float or bool, IEEE arithmetic, no faults. They read bars, other
 * series, parameters and constants; nothing that event code can change.
 */
final class SeriesChecker {
    private final ModuleScope module;
    private final LocalScope locals;
    private final IndicatorCall indicators;
    private final SeriesFunctions functions;
    private final LineReader lines;

    /** @param locals of the function around, to say that they can't be used here */
    SeriesChecker(ModuleScope module, LocalScope locals) {
        this.module = module;
        this.locals = locals;
        this.indicators = new IndicatorCall(module, this);
        this.functions = new SeriesFunctions(module, this);
        this.lines = new LineReader(module, locals, this);
    }

    /** An expression that must be a number. */
    TypedExpr number(Expr expression) {
        return require(ValueType.FLOAT, check(expression), expression, "a number");
    }

    /** An expression that must be a condition. */
    TypedExpr condition(Expr expression) {
        return require(ValueType.BOOL, check(expression), expression, "a condition such as close > open");
    }

    /** Any series expression: FLOAT or BOOL. */
    TypedExpr check(Expr expression) {
        return switch (expression) {
            case Expr.IntLiteral literal -> new TypedExpr.Constant(ValueType.FLOAT, (double) literal.value());
            case Expr.FloatLiteral literal -> new TypedExpr.Constant(ValueType.FLOAT, literal.value());
            case Expr.BoolLiteral literal -> new TypedExpr.Constant(ValueType.BOOL, literal.value());
            case Expr.Name name -> name(name);
            case Expr.Attribute attribute -> attribute(attribute);
            case Expr.Subscript subscript -> new History(module).of(check(subscript.object()), subscript);
            case Expr.Call call -> call(call);
            case Expr.Negate negate -> negate(negate);
            case Expr.Not not -> new TypedExpr.Not(condition(not.operand()));
            case Expr.Binary binary -> binary(binary);
            case Expr.Compare compare -> compare(compare);
            case Expr.Logic logic ->
                new TypedExpr.Logic(
                        logic.isAnd(),
                        logic.operands().stream().map(this::condition).toList());
            case Expr.Conditional conditional -> conditional(conditional);
            case Expr.Slice slice ->
                notSeries(
                        slice,
                        "a series has no slices: x[k] is its value k bars ago, ta.highest(x, n) looks at n bars");
            case Expr.StringLiteral _,
                    Expr.TextTemplate _,
                    Expr.ListLiteral _,
                    Expr.Tuple _,
                    Expr.Contains _,
                    Expr.DictLiteral _,
                    Expr.Comprehension _ ->
                notSeries(expression, "texts, lists, dicts and tuples have no place in a series");
        };
    }

    private TypedExpr require(ValueType wanted, TypedExpr found, Expr at, String description) {
        boolean fits = found.type().equals(wanted) || found.type() == ValueType.UNKNOWN;
        return fits
                ? found
                : module.error(
                        at.span(),
                        DiagnosticCode.TYPE_MISMATCH,
                        "this must be " + description + ", it is "
                                + found.type().label());
    }

    private TypedExpr notSeries(Expr expression, String message) {
        return module.error(expression.span(), DiagnosticCode.NOT_A_SERIES_EXPRESSION, message);
    }

    private TypedExpr name(Expr.Name name) {
        Local local = locals.local(name.id());
        if (local != null) {
            return notSeries(
                    name,
                    "'" + name.id() + "' is a local variable: a series has a value at every bar, so it reads only "
                            + "series, parameters and constants");
        }
        SeriesNode node = module.graph.named(name.id());
        if (node != null) {
            return new TypedExpr.SeriesRead(node, 0);
        }
        SeriesLines several = module.graph.lines(name.id());
        if (several != null) {
            return notSeries(name, several.hint());
        }
        Field field = module.field(name.id());
        if (field != null) {
            return constant(name, field);
        }
        if (name.id().equals("na")) {
            return new TypedExpr.Constant(ValueType.FLOAT, Double.NaN);
        }
        return BarField.named(name.id())
                .map(bar -> Coercion.toFloat(new TypedExpr.BarRead(bar, 0)))
                .orElseGet(() -> noSeriesName(name));
    }

    private TypedExpr noSeriesName(Expr.Name name) {
        boolean known = ReservedNames.contains(name.id())
                || module.function(name.id()) != null
                || module.state(name.id()) != null;
        return known
                ? notSeries(name, "'" + name.id() + "' is no series")
                : module.unknownName(name.id(), name.span(), List.of());
    }

    private TypedExpr constant(Expr.Name name, Field field) {
        if (field.isMutable()) {
            return module.error(
                    name.span(),
                    DiagnosticCode.NOT_CONSTANT,
                    "'" + name.id() + "' changes in event code: a series reads only series, parameters and constants");
        }
        boolean fits = field.type().isNumber() || field.type() == ValueType.BOOL || field.type() == ValueType.UNKNOWN;
        return fits
                ? Coercion.toFloat(new TypedExpr.FieldRead(field))
                : notSeries(name, "'" + name.id() + "' is " + field.type().label() + ", no number");
    }

    private TypedExpr attribute(Expr.Attribute attribute) {
        Optional<TypedExpr> line = lines.inSeries(attribute);
        if (line.isPresent()) {
            return line.get();
        }
        if (attribute.object() instanceof Expr.Name object && object.id().equals("symbol")) {
            TypedExpr fact = new ExpressionChecker(module, LocalScope.NONE).value(attribute);
            return fact.type() == ValueType.STR ? notSeries(attribute, "texts have no place in a series") : fact;
        }
        if (!SeriesMention.isIndicator(attribute)) {
            return module.foreign(attribute)
                    .orElseGet(() -> notSeries(attribute, "a series reads only series, parameters and constants"));
        }
        return module.error(
                attribute.span(),
                DiagnosticCode.WRONG_ARGUMENTS,
                "write ta." + attribute.id() + "(...) with its arguments");
    }

    private TypedExpr call(Expr.Call call) {
        if (SeriesMention.isIndicator(call.callee())) {
            return indicators.check(call, (Expr.Attribute) call.callee());
        }
        return call.callee() instanceof Expr.Name name
                ? functions.check(call, name)
                : module.foreign(call.callee())
                        .orElseGet(() ->
                                notSeries(call, "only ta.* and the built-in functions can be called in a series"));
    }

    private TypedExpr negate(Expr.Negate negate) {
        TypedExpr operand = number(negate.operand());
        return operand instanceof TypedExpr.Constant(ValueType _, Object value)
                ? new TypedExpr.Constant(ValueType.FLOAT, -(Double) value)
                : new TypedExpr.FloatNegate(operand);
    }

    private TypedExpr binary(Expr.Binary binary) {
        TypedExpr left = number(binary.left());
        TypedExpr right = number(binary.right());
        BinaryOperator operator = binary.operator();
        return switch (operator) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE -> new TypedExpr.FloatArithmetic(operator, left, right);
            case FLOOR_DIVIDE -> call(RuntimeFunction.SERIES_FLOOR_DIVIDE, left, right);
            case MODULO -> call(RuntimeFunction.SERIES_MODULO, left, right);
            case POWER -> call(RuntimeFunction.SERIES_POWER, left, right);
        };
    }

    private TypedExpr compare(Expr.Compare compare) {
        List<TypedExpr> operands = compare.operands().stream().map(this::check).toList();
        List<TypedExpr> tests = new ArrayList<>();
        TypedExpr left = operands.getFirst();
        for (int i = 0; i < compare.operators().size(); i++) {
            TypedExpr right = operands.get(i + 1);
            if (!comparable(left, right, compare.operators().get(i), compare, i)) {
                return new TypedExpr.Unresolved();
            }
            // series expressions have no side effects, but the middle of a chain is computed once all the same
            boolean isMiddle = i + 1 < compare.operators().size();
            Local kept = new Local("chain");
            kept.widenTo(right.type());
            tests.add(new TypedExpr.Compare(
                    compare.operators().get(i), left, isMiddle ? new TypedExpr.Keep(kept, right) : right));
            left = new TypedExpr.LocalRead(kept);
        }
        return tests.size() == 1 ? tests.getFirst() : new TypedExpr.Logic(true, tests);
    }

    private boolean comparable(TypedExpr left, TypedExpr right, CompareOperator operator, Expr.Compare at, int i) {
        boolean unknown = Coercion.isUnknown(left, right);
        boolean fits = left.type().equals(right.type()) && (left.type() == ValueType.FLOAT || operator.isEquality());
        if (!fits && !unknown) {
            module.error(
                    at.operands().get(i + 1).span(),
                    DiagnosticCode.TYPE_MISMATCH,
                    left.type().label() + " " + operator.symbol() + " "
                            + right.type().label() + " has no meaning");
        }
        return fits;
    }

    private TypedExpr conditional(Expr.Conditional conditional) {
        TypedExpr test = condition(conditional.test());
        TypedExpr then = check(conditional.then());
        TypedExpr otherwise = check(conditional.otherwise());
        if (Coercion.isUnknown(then, otherwise)) {
            return new TypedExpr.Unresolved();
        }
        return then.type().equals(otherwise.type())
                ? new TypedExpr.Conditional(then.type(), test, then, otherwise)
                : module.error(
                        conditional.otherwise().span(),
                        DiagnosticCode.TYPE_MISMATCH,
                        "both values must have one type, these are "
                                + then.type().label() + " and "
                                + otherwise.type().label());
    }

    static TypedExpr call(RuntimeFunction function, TypedExpr... arguments) {
        return new TypedExpr.RuntimeCall(function, List.of(arguments));
    }

    Collection<String> localNames() {
        return locals.names();
    }
}
