package io.atlantis.runner.language.syntax;

import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses what stands in brackets: groups, tuples, lists, dicts and comprehensions. */
final class DisplayParser {
    private final TokenCursor cursor;
    private final ExpressionParser expressions;

    DisplayParser(TokenCursor cursor, ExpressionParser expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    Expr parenthesised(Token open) {
        if (cursor.atOperator(")")) {
            throw oddTuple(open);
        }
        Expr inner = expressions.nested();
        refuseGenerator();
        if (!cursor.atOperator(",")) {
            cursor.expectOperator(")");
            return inner;
        }
        List<Expr> elements = elementsBehind(inner, ")");
        if (elements.size() == 1) {
            throw oddTuple(open);
        }
        cursor.expectOperator(")");
        return expressions.counted(new Expr.Tuple(cursor.spanFrom(open.span()), elements));
    }

    /** A tuple without parentheses, of which the first value is read. */
    Expr bareTuple(Expr first) {
        Token comma = cursor.peek();
        List<Expr> elements = elementsBehind(first, ")");
        if (elements.size() == 1) {
            throw oddTuple(comma);
        }
        return expressions.counted(new Expr.Tuple(cursor.spanFrom(first.span()), elements));
    }

    private static ParseFailure oddTuple(Token at) {
        return new ParseFailure(at.span(), DiagnosticCode.UNSUPPORTED_PYTHON, "a tuple has 2 to 8 values here");
    }

    /** What follows the first element of a tuple, up to a closing bracket or the end of the line. */
    List<Expr> elementsBehind(Expr first, String close) {
        List<Expr> elements = new ArrayList<>(List.of(first));
        while (cursor.takeOperator(",") && !cursor.atOperator(close) && !endsTuple()) {
            elements.add(expressions.nested());
        }
        return List.copyOf(elements);
    }

    private boolean endsTuple() {
        return cursor.at(TokenKind.NEWLINE) || cursor.atOperator("=") || cursor.atOperator(";");
    }

    /** Refuses a comprehension that would make its values one by one. */
    void refuseGenerator() {
        if (cursor.atKeyword("for")) {
            throw new ParseFailure(
                    cursor.peek().span(),
                    DiagnosticCode.UNSUPPORTED_PYTHON,
                    "generators do not exist here: make a list, [x for x in xs]");
        }
    }

    Expr list(Token open) {
        List<Expr> elements = new ArrayList<>();
        while (!cursor.atOperator("]")) {
            elements.add(expressions.nested());
            if (cursor.atKeyword("for") && elements.size() == 1) {
                return comprehension(open, Optional.empty(), elements.getFirst(), "]");
            }
            if (!cursor.takeOperator(",")) {
                break;
            }
        }
        cursor.expectOperator("]");
        return expressions.counted(new Expr.ListLiteral(cursor.spanFrom(open.span()), List.copyOf(elements)));
    }

    Expr dict(Token open) {
        List<Expr> keys = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        while (!cursor.atOperator("}")) {
            keys.add(expressions.nested());
            refuseSet(open);
            cursor.expectOperator(":");
            values.add(expressions.nested());
            if (cursor.atKeyword("for") && keys.size() == 1) {
                return comprehension(open, Optional.of(keys.getFirst()), values.getFirst(), "}");
            }
            if (!cursor.takeOperator(",")) {
                break;
            }
        }
        cursor.expectOperator("}");
        return expressions.counted(
                new Expr.DictLiteral(cursor.spanFrom(open.span()), List.copyOf(keys), List.copyOf(values)));
    }

    private void refuseSet(Token open) {
        if (cursor.atOperator(",") || cursor.atOperator("}") || cursor.atKeyword("for")) {
            throw new ParseFailure(
                    open.span(), DiagnosticCode.UNSUPPORTED_PYTHON, "sets do not exist here: use a list or a dict");
        }
    }

    private Expr comprehension(Token open, Optional<Expr> key, Expr element, String close) {
        cursor.advance();
        Expr target = expressions.loopTarget();
        cursor.expectKeyword("in");
        Expr iterable = expressions.disjunction();
        Optional<Expr> test = cursor.takeKeyword("if") ? Optional.of(expressions.disjunction()) : Optional.empty();
        if (cursor.atKeyword("for") || cursor.atKeyword("if")) {
            throw new ParseFailure(
                    cursor.peek().span(),
                    DiagnosticCode.UNSUPPORTED_PYTHON,
                    "a comprehension has one 'for' and one 'if' here: join tests with 'and', write inner loops out");
        }
        cursor.expectOperator(close);
        return expressions.counted(
                new Expr.Comprehension(cursor.spanFrom(open.span()), key, element, target, iterable, test));
    }
}
