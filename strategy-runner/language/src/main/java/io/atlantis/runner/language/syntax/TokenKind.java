package io.atlantis.runner.language.syntax;

/** Kinds of token. */
enum TokenKind {
    NAME,
    KEYWORD,
    INT,
    FLOAT,
    STRING,
    OPERATOR,
    NEWLINE,
    INDENT,
    DEDENT,
    END
}
