package io.atlantis.runner.language.syntax;

import io.atlantis.runner.language.diagnostic.Span;
import java.util.ArrayList;
import java.util.List;

/** Parses strings and f-strings; those that stand side by side are one. */
final class TextParser {
    private final TokenCursor cursor;
    private final ExpressionParser expressions;
    private final List<Expr.Field> fields = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();

    TextParser(TokenCursor cursor, ExpressionParser expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    /** A text, with or without fields. */
    Expr text() {
        Span start = cursor.peek().span();
        while (cursor.at(TokenKind.STRING) || cursor.at(TokenKind.TEXT_START)) {
            if (cursor.at(TokenKind.STRING)) {
                literal.append(cursor.advance().text());
            } else {
                template();
            }
        }
        Span span = cursor.spanFrom(start);
        return expressions.counted(
                fields.isEmpty()
                        ? new Expr.StringLiteral(span, literal.toString())
                        : new Expr.TextTemplate(span, List.copyOf(fields), literal.toString()));
    }

    private void template() {
        cursor.advance();
        while (!cursor.takeKind(TokenKind.TEXT_END)) {
            if (cursor.at(TokenKind.TEXT_PART)) {
                literal.append(cursor.advance().text());
            } else {
                cursor.expect(TokenKind.FIELD_START, "the end of the f-string");
                field();
            }
        }
    }

    private void field() {
        String before = literal.toString();
        literal.setLength(0);
        Expr value = expressions.nested();
        Token spec = cursor.peek();
        boolean hasSpec = cursor.takeKind(TokenKind.FIELD_SPEC);
        cursor.expect(TokenKind.FIELD_END, "the } of the field");
        fields.add(new Expr.Field(before, value, hasSpec ? spec.text() : "", spec.span()));
    }
}
