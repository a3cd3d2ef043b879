package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.tree.SeriesNode;
import io.atlantis.runner.language.tree.TypedExpr;
import java.util.List;

/** Finds how many cross-section functions lie one behind the other before a series. */
final class SeriesStage {
    private SeriesStage() {}

    static int of(SeriesNode.Source source) {
        return switch (source) {
            case SeriesNode.Source.CrossSection(int _, SeriesNode input, TypedExpr _) -> input.stage() + 1;
            case SeriesNode.Source.Kernel kernel -> of(kernel.inputs());
            case SeriesNode.Source.Output(SeriesNode kernel, int _) -> kernel.stage();
            case SeriesNode.Source.Security _ -> 0;
            case SeriesNode.Source.Formula(TypedExpr expression) -> of(expression);
        };
    }

    private static int of(List<TypedExpr> expressions) {
        return expressions.stream().mapToInt(SeriesStage::of).max().orElse(0);
    }

    private static int of(TypedExpr expression) {
        return switch (expression) {
            case TypedExpr.SeriesRead(SeriesNode node, int _) -> node.stage();
            case TypedExpr.Convert convert -> of(convert.operand());
            case TypedExpr.Not not -> of(not.operand());
            case TypedExpr.FloatArithmetic arithmetic -> Math.max(of(arithmetic.left()), of(arithmetic.right()));
            case TypedExpr.FloatNegate negate -> of(negate.operand());
            case TypedExpr.Compare compare -> Math.max(of(compare.left()), of(compare.right()));
            case TypedExpr.Logic logic -> of(logic.operands());
            case TypedExpr.Conditional choice -> of(List.of(choice.test(), choice.then(), choice.otherwise()));
            case TypedExpr.Keep keep -> of(keep.value());
            case TypedExpr.RuntimeCall call -> of(call.arguments());
            default -> 0;
        };
    }
}
