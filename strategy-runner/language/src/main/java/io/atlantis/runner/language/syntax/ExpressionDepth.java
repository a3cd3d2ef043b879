package io.atlantis.runner.language.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * How deep an expression nests. Counted without recursion, as it protects the recursive stages behind the parser: a
 * chain such as {@code a + b + c} is a deep tree although no bracket was opened.
 */
final class ExpressionDepth {
    private ExpressionDepth() {}

    static int of(Expr root) {
        Deque<Placed> open = new ArrayDeque<>(List.of(new Placed(root, 1)));
        int deepest = 0;
        while (!open.isEmpty()) {
            Placed placed = open.pop();
            deepest = Math.max(deepest, placed.depth);
            int below = placed.depth + levels(placed.expression);
            children(placed.expression).forEach(child -> open.push(new Placed(child, below)));
        }
        return deepest;
    }

    /** A call of max(a, b, c) becomes max(max(a, b), c), so that its arguments nest. */
    private static int levels(Expr expression) {
        return expression instanceof Expr.Call call && isFolded(call.callee())
                ? Math.max(1, call.arguments().size())
                : 1;
    }

    private static boolean isFolded(Expr callee) {
        return callee instanceof Expr.Name name
                && (name.id().equals("max") || name.id().equals("min"));
    }

    private record Placed(Expr expression, int depth) {}

    private static List<Expr> children(Expr expression) {
        return switch (expression) {
            case Expr.IntLiteral _, Expr.FloatLiteral _, Expr.StringLiteral _, Expr.BoolLiteral _, Expr.Name _ ->
                List.of();
            case Expr.TextTemplate template -> template.values();
            case Expr.Attribute attribute -> List.of(attribute.object());
            case Expr.Subscript subscript -> List.of(subscript.object(), subscript.index());
            case Expr.Call call -> parts(call);
            case Expr.Negate negate -> List.of(negate.operand());
            case Expr.Not not -> List.of(not.operand());
            case Expr.Binary binary -> List.of(binary.left(), binary.right());
            case Expr.Compare compare -> compare.operands();
            case Expr.Logic logic -> logic.operands();
            case Expr.Conditional conditional ->
                List.of(conditional.test(), conditional.then(), conditional.otherwise());
            case Expr.Slice slice -> {
                List<Expr> parts = new ArrayList<>(slice.parts());
                parts.add(slice.object());
                yield parts;
            }
            case Expr.Contains contains -> List.of(contains.item(), contains.container());
            case Expr.Comprehension made -> {
                List<Expr> parts = new ArrayList<>(List.of(made.element(), made.target(), made.iterable()));
                made.test().ifPresent(parts::add);
                made.key().ifPresent(parts::add);
                yield parts;
            }
            case Expr.DictLiteral dict -> {
                List<Expr> parts = new ArrayList<>(dict.keys());
                parts.addAll(dict.values());
                yield parts;
            }
            case Expr.Tuple tuple -> tuple.elements();
            case Expr.ListLiteral list -> list.elements();
        };
    }

    private static List<Expr> parts(Expr.Call call) {
        List<Expr> parts = new ArrayList<>(call.arguments());
        parts.add(call.callee());
        call.keywords().forEach(keyword -> parts.add(keyword.value()));
        return parts;
    }
}
