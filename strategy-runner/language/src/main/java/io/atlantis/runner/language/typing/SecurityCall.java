package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.builtin.BarField;
import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.syntax.Expr;
import io.atlantis.runner.language.tree.Field;
import io.atlantis.runner.language.tree.SecurityText;
import io.atlantis.runner.language.tree.SeriesNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks {@code security(symbol, timeframe)}: the bars of another symbol or timeframe, as series of this one's bars. */
final class SecurityCall {
    static final String NAME = "security";

    private static final List<BarField> FIELDS =
            List.of(BarField.OPEN, BarField.HIGH, BarField.LOW, BarField.CLOSE, BarField.VOLUME);
    /** Names of the fields that can be read. */
    static final List<String> FIELD_NAMES =
            FIELDS.stream().map(BarField::sourceName).toList();

    private static final List<String> ARGUMENTS = List.of("symbol", "timeframe");

    private final ModuleScope module;

    SecurityCall(ModuleScope module) {
        this.module = module;
    }

    static boolean is(Expr expression) {
        return expression instanceof Expr.Call call
                && call.callee() instanceof Expr.Name callee
                && callee.id().equals(NAME);
    }

    /** @param label the name it is given */
    SeriesLines lines(String label, Expr.Call call) {
        Map<String, Expr> arguments = new HashMap<>();
        for (int i = 0; i < Math.min(ARGUMENTS.size(), call.arguments().size()); i++) {
            arguments.put(ARGUMENTS.get(i), call.arguments().get(i));
        }
        call.keywords().forEach(keyword -> arguments.putIfAbsent(keyword.name(), keyword.value()));
        Expr symbol = arguments.get("symbol");
        Expr timeframe = arguments.get("timeframe");
        int written = call.arguments().size() + call.keywords().size();
        if (symbol == null || timeframe == null || written != ARGUMENTS.size()) {
            module.error(
                    call.span(),
                    DiagnosticCode.WRONG_ARGUMENTS,
                    "write security(symbol, timeframe), such as security(\"SPY\", \"1d\"); \"\" is the own one");
            return SeriesLines.refused(label, FIELD_NAMES);
        }
        Optional<SecurityText> symbolText = text(symbol);
        Optional<SecurityText> timeframeText = text(timeframe);
        return symbolText.isPresent() && timeframeText.isPresent()
                ? lines(
                        label,
                        symbolText.get(),
                        timeframeText.get(),
                        call.span().line())
                : SeriesLines.refused(label, FIELD_NAMES);
    }

    private SeriesLines lines(String label, SecurityText symbol, SecurityText timeframe, int line) {
        int security = module.graph.security(symbol, timeframe);
        return new SeriesLines(
                label,
                FIELD_NAMES,
                Optional.of(place -> node(new SeriesNode.Source.Security(security, FIELDS.get(place)), line)));
    }

    private SeriesNode node(SeriesNode.Source source, int line) {
        SeriesNode node = module.graph.node(source, line);
        node.store();
        return node;
    }

    private Optional<SecurityText> text(Expr argument) {
        if (argument instanceof Expr.StringLiteral literal) {
            return Optional.of(new SecurityText.Literal(literal.value()));
        }
        if (argument instanceof Expr.Name name && module.isParameter(name.id())) {
            Field field = module.field(name.id());
            if (field != null && field.type() == ValueType.STR) {
                return Optional.of(new SecurityText.OfParameter(name.id()));
            }
        }
        module.error(
                argument.span(),
                DiagnosticCode.NOT_CONSTANT,
                "symbol and timeframe are fixed when the strategy starts: give a text or a parameter that is one");
        return Optional.empty();
    }
}
