package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.syntax.Expr;
import io.atlantis.runner.language.tree.TypedExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the {@link SeriesLines} that an expression stands for, and reads them: one by its name, or all as a tuple. */
final class LineReader {
    private final ModuleScope module;
    private final LocalScope locals;
    private final IndicatorCall indicators;

    LineReader(ModuleScope module, LocalScope locals, SeriesChecker series) {
        this.module = module;
        this.locals = locals;
        this.indicators = new IndicatorCall(module, series);
    }

    /** The lines that a name or a call of an indicator stands for; nothing if it stands for anything else. */
    Optional<SeriesLines> lines(Expr expression) {
        if (expression instanceof Expr.Name name) {
            return locals.local(name.id()) == null
                    ? Optional.ofNullable(module.graph.lines(name.id()))
                    : Optional.empty();
        }
        if (SecurityCall.is(expression)) {
            module.error(
                    expression.span(),
                    DiagnosticCode.NOT_AT_MODULE_LEVEL,
                    "security() stands alone on the right of an assignment at module level: spy = security(...)");
            return Optional.of(SeriesLines.refused("security(...)", SecurityCall.FIELD_NAMES));
        }
        return IndicatorCall.hasLines(expression)
                ? Optional.of(indicators.lines((Expr.Call) expression))
                : Optional.empty();
    }

    /** {@code bb.upper} in a series; nothing if the object has no lines. */
    Optional<TypedExpr> inSeries(Expr.Attribute attribute) {
        return lines(attribute.object()).map(lines -> {
            int place = lines.names().indexOf(attribute.id());
            return place < 0 ? unknown(attribute, lines) : lines.read(place);
        });
    }

    /** {@code bb.upper} in event code; nothing if the object has no lines. */
    Optional<TypedExpr> inEvent(Expr.Attribute attribute) {
        return lines(attribute.object()).map(lines -> {
            int place = lines.names().indexOf(attribute.id());
            return place < 0 ? unknown(attribute, lines) : lines.readInEvent(place);
        });
    }

    /** All lines at the current bar, in event code. */
    TypedExpr tuple(SeriesLines lines) {
        List<TypedExpr> values = new ArrayList<>();
        for (int i = 0; i < lines.names().size(); i++) {
            values.add(lines.readInEvent(i));
        }
        return lines.nodes().isPresent() ? new TypedExpr.NewTuple(List.copyOf(values)) : new TypedExpr.Unresolved();
    }

    private TypedExpr unknown(Expr.Attribute attribute, SeriesLines lines) {
        return module.error(
                attribute.idSpan(),
                DiagnosticCode.UNKNOWN_ATTRIBUTE,
                "'" + lines.label() + "' has no '" + attribute.id() + "'"
                        + module.diagnostics.suggestion(attribute.id(), lines.names()) + "; its lines are "
                        + String.join(", ", lines.names()));
    }
}
