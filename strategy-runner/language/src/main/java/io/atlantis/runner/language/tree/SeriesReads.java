package io.atlantis.runner.language.tree;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Finds the series that a series is made of. */
public final class SeriesReads {
    private SeriesReads() {}

    /** The nodes that a source reads, one as often as it is written. */
    public static Stream<SeriesNode> of(SeriesNode.Source source) {
        return switch (source) {
            case SeriesNode.Source.CrossSection(int _, SeriesNode input, TypedExpr _) -> Stream.of(input);
            case SeriesNode.Source.Kernel kernel -> of(kernel.inputs());
            case SeriesNode.Source.Output(SeriesNode kernel, int _) -> Stream.of(kernel);
            case SeriesNode.Source.Security _ -> Stream.empty();
            case SeriesNode.Source.Formula(TypedExpr expression) -> of(expression);
        };
    }

    private static Stream<SeriesNode> of(Collection<TypedExpr> expressions) {
        return expressions.stream().flatMap(SeriesReads::of);
    }

    private static Stream<SeriesNode> of(TypedExpr expression) {
        return switch (expression) {
            case TypedExpr.SeriesRead(SeriesNode node, int _) -> Stream.of(node);
            case TypedExpr.Convert convert -> of(convert.operand());
            case TypedExpr.Not not -> of(not.operand());
            case TypedExpr.FloatArithmetic arithmetic -> of(List.of(arithmetic.left(), arithmetic.right()));
            case TypedExpr.FloatNegate negate -> of(negate.operand());
            case TypedExpr.Compare compare -> of(List.of(compare.left(), compare.right()));
            case TypedExpr.Logic logic -> of(logic.operands());
            case TypedExpr.Conditional choice -> of(List.of(choice.test(), choice.then(), choice.otherwise()));
            case TypedExpr.Keep keep -> of(keep.value());
            case TypedExpr.RuntimeCall call -> of(call.arguments());
            default -> Stream.empty();
        };
    }
}
