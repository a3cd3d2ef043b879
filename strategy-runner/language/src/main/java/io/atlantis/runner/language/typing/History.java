package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.syntax.Expr;
import io.atlantis.runner.language.tree.SeriesNode;
import io.atlantis.runner.language.tree.TypedExpr;
import java.util.OptionalInt;

/** Checks {@code x[k]} of a series: its value k bars ago. There is no way to write a bar that has not happened yet. */
final class History {
    /** Furthest bar back. */
    private static final long MAX_BARS_AGO = 1_000_000;

    private final ModuleScope module;

    History(ModuleScope module) {
        this.module = module;
    }

    /** The past value of a checked series expression. */
    TypedExpr of(TypedExpr current, Expr.Subscript subscript) {
        OptionalInt barsAgo = barsAgo(subscript.index());
        if (barsAgo.isEmpty() || Coercion.isUnknown(current)) {
            return new TypedExpr.Unresolved();
        }
        return switch (current) {
            case TypedExpr.BarRead(var field, int alreadyAgo)
            when alreadyAgo == 0 -> new TypedExpr.BarRead(field, barsAgo.getAsInt());
            case TypedExpr.SeriesRead(SeriesNode node, int alreadyAgo)
            when alreadyAgo == 0 -> stored(node, barsAgo.getAsInt());
            default ->
                stored(
                        module.graph.node(
                                new SeriesNode.Source.Formula(current),
                                subscript.span().line()),
                        barsAgo.getAsInt());
        };
    }

    private static TypedExpr stored(SeriesNode node, int barsAgo) {
        node.store();
        return new TypedExpr.SeriesRead(node, barsAgo);
    }

    private OptionalInt barsAgo(Expr index) {
        if (index instanceof Expr.Negate || (index instanceof Expr.IntLiteral whole && whole.value() < 0)) {
            module.error(
                    index.span(),
                    DiagnosticCode.LOOK_AHEAD,
                    "x[k] is the value k bars ago: a negative k would look into the future");
            return OptionalInt.empty();
        }
        if (index instanceof Expr.IntLiteral whole && whole.value() <= MAX_BARS_AGO) {
            return OptionalInt.of((int) whole.value());
        }
        module.error(
                index.span(),
                DiagnosticCode.HISTORY_INDEX,
                "the bars ago must be a literal int from 0 to " + MAX_BARS_AGO + ", such as x[1]");
        return OptionalInt.empty();
    }
}
