package io.atlantis.runner.language.syntax;

import io.atlantis.runner.language.diagnostic.Span;

/**
 * One token.
 *
 * @param text as written; of a string its value; of the marks of an f-string, NEWLINE, INDENT, DEDENT and END a description for messages
 */
record Token(TokenKind kind, String text, Span span) {
    boolean is(TokenKind wanted, String wantedText) {
        return kind == wanted && text.equals(wantedText);
    }

    boolean isOperator(String operator) {
        return is(TokenKind.OPERATOR, operator);
    }

    boolean isKeyword(String keyword) {
        return is(TokenKind.KEYWORD, keyword);
    }

    /** The token as a message names it. */
    String described() {
        return switch (kind) {
            case NEWLINE, INDENT, DEDENT, END -> text;
            case STRING, TEXT_START, TEXT_PART, FIELD_START, FIELD_SPEC, TEXT_END -> "a string";
            case FIELD_END -> "'}'";
            default -> "'" + text + "'";
        };
    }
}
