package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.builtin.BarField;
import io.atlantis.runner.language.builtin.CrossOperation;
import io.atlantis.runner.language.syntax.Expr;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Whether an expression reads a series, and so has a value for every bar. */
final class SeriesMention {
    private SeriesMention() {}

    /**
     * @param isSeries whether a name that is no bar field is a series
     */
    static boolean in(Expr expression, Predicate<String> isSeries) {
        return switch (expression) {
            case Expr.IntLiteral _, Expr.FloatLiteral _, Expr.StringLiteral _, Expr.BoolLiteral _ -> false;
            case Expr.TextTemplate template -> template.values().stream().anyMatch(value -> in(value, isSeries));
            case Expr.Name name -> isSeries.test(name.id());
            case Expr.Attribute attribute -> isIndicator(attribute) || in(attribute.object(), isSeries);
            case Expr.Subscript subscript -> in(subscript.object(), isSeries);
            case Expr.Slice slice -> in(slice.object(), isSeries);
            case Expr.Contains contains -> in(contains.item(), isSeries) || in(contains.container(), isSeries);
            case Expr.Call call -> inCall(call, isSeries);
            case Expr.Negate negate -> in(negate.operand(), isSeries);
            case Expr.Not not -> in(not.operand(), isSeries);
            case Expr.Binary binary -> in(binary.left(), isSeries) || in(binary.right(), isSeries);
            case Expr.Compare compare -> compare.operands().stream().anyMatch(operand -> in(operand, isSeries));
            case Expr.Logic logic -> logic.operands().stream().anyMatch(operand -> in(operand, isSeries));
            case Expr.Conditional c -> in(c.test(), isSeries) || in(c.then(), isSeries) || in(c.otherwise(), isSeries);
            case Expr.Comprehension made -> in(made.element(), isSeries) || in(made.iterable(), isSeries);
            case Expr.DictLiteral dict ->
                Stream.concat(dict.keys().stream(), dict.values().stream()).anyMatch(part -> in(part, isSeries));
            case Expr.Tuple tuple -> tuple.elements().stream().anyMatch(element -> in(element, isSeries));
            case Expr.ListLiteral list -> list.elements().stream().anyMatch(element -> in(element, isSeries));
        };
    }

    static boolean isBarField(String name) {
        return BarField.named(name).isPresent();
    }

    static boolean isIndicator(Expr expression) {
        return expression instanceof Expr.Attribute attribute
                && attribute.object() instanceof Expr.Name object
                && object.id().equals("ta");
    }

    private static boolean isCrossSection(Expr.Call call) {
        return call.callee() instanceof Expr.Name name
                && CrossOperation.named(name.id()).isPresent();
    }

    private static boolean inCall(Expr.Call call, Predicate<String> isSeries) {
        return in(call.callee(), isSeries)
                || isCrossSection(call)
                || call.arguments().stream().anyMatch(argument -> in(argument, isSeries))
                || call.keywords().stream().anyMatch(keyword -> in(keyword.value(), isSeries));
    }
}
