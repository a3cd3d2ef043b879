package io.atlantis.runner.language.syntax;

import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.diagnostic.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Parses statements that fit on a line: assignments, expressions, return, break, continue, pass and global. */
final class SimpleStatementParser {
    private static final Map<String, BinaryOperator> AUGMENTED = Stream.of(BinaryOperator.values())
            .collect(Collectors.toMap(operator -> operator.symbol() + "=", operator -> operator));

    private final TokenCursor cursor;
    private final ExpressionParser expressions;

    SimpleStatementParser(TokenCursor cursor, ExpressionParser expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    /** One simple statement; what may follow it on the line is left to the caller. */
    Stmt statement() {
        Token first = cursor.peek();
        if (first.kind() != TokenKind.KEYWORD) {
            return assignmentOrExpression();
        }
        return switch (first.text()) {
            case "pass" -> new Stmt.Pass(cursor.advance().span());
            case "break" -> new Stmt.Break(cursor.advance().span());
            case "continue" -> new Stmt.Continue(cursor.advance().span());
            case "return" -> returnStatement();
            case "global" -> global();
            default -> assignmentOrExpression();
        };
    }

    private Stmt returnStatement() {
        Span start = cursor.advance().span();
        boolean bare = cursor.at(TokenKind.NEWLINE) || cursor.atOperator(";");
        Optional<Expr> value = bare ? Optional.empty() : Optional.of(expressions.expressionOrTuple());
        return new Stmt.Return(cursor.spanFrom(start), value);
    }

    private Stmt global() {
        Span start = cursor.advance().span();
        List<Expr.Name> names = new ArrayList<>();
        do {
            Token name = expressions.name("a variable's name");
            names.add(new Expr.Name(name.span(), name.text()));
        } while (cursor.takeOperator(","));
        return new Stmt.Global(cursor.spanFrom(start), List.copyOf(names));
    }

    private Stmt assignmentOrExpression() {
        Expr target = expressions.expressionOrTuple();
        Optional<Expr> annotation =
                target instanceof Expr.Name && cursor.takeOperator(":") ? Optional.of(annotation()) : Optional.empty();
        Token operator = cursor.peek();
        if (cursor.takeOperator("=")) {
            requireTarget(target);
            Expr value = expressions.expressionOrTuple();
            refuseChain();
            return new Stmt.Assign(cursor.spanFrom(target.span()), target, annotation, value);
        }
        BinaryOperator augmented = operator.kind() == TokenKind.OPERATOR ? AUGMENTED.get(operator.text()) : null;
        if (augmented != null) {
            cursor.advance();
            requireSingle(target);
            Expr value = expressions.expression();
            return new Stmt.AugmentedAssign(cursor.spanFrom(target.span()), target, augmented, value);
        }
        refuseOddTail(operator);
        return new Stmt.Evaluate(target.span(), target);
    }

    /** The type of a variable; it stands with the variable's value. */
    private Expr annotation() {
        Expr annotation = expressions.expression();
        if (!cursor.atOperator("=")) {
            throw new ParseFailure(
                    cursor.peek().span(),
                    DiagnosticCode.SYNTAX_ERROR,
                    "an annotation stands with a value: write x: int = 0");
        }
        return annotation;
    }

    private void refuseChain() {
        if (cursor.atOperator("=")) {
            throw new ParseFailure(
                    cursor.peek().span(),
                    DiagnosticCode.UNSUPPORTED_PYTHON,
                    "a = b = c does not exist here: write two assignments");
        }
        refuseOddTail(cursor.peek());
    }

    /** Refuses what Python allows behind a target or a value, and strategies do without. */
    static void refuseOddTail(Token token) {
        if (token.isOperator(":")) {
            throw new ParseFailure(
                    token.span(),
                    DiagnosticCode.UNSUPPORTED_PYTHON,
                    "only plain names and parameters take an annotation: x: int = 0");
        }
        Optional<String> hint = Unsupported.operator(token);
        if (hint.isPresent()) {
            throw new ParseFailure(token.span(), DiagnosticCode.UNSUPPORTED_PYTHON, hint.get());
        }
    }

    private static void requireTarget(Expr target) {
        if (target instanceof Expr.Tuple tuple) {
            tuple.elements().forEach(SimpleStatementParser::requireSingle);
        } else {
            requireSingle(target);
        }
    }

    private static void requireSingle(Expr target) {
        boolean assignable =
                target instanceof Expr.Name || target instanceof Expr.Attribute || target instanceof Expr.Subscript;
        if (!assignable) {
            throw new ParseFailure(
                    target.span(),
                    DiagnosticCode.NOT_ASSIGNABLE,
                    "only a variable can be assigned to; compare with ==");
        }
    }
}
