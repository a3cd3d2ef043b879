package io.atlantis.runner.language.syntax;

/** Kinds of token. */
enum TokenKind {
    NAME,
    KEYWORD,
    INT,
    FLOAT,
    STRING,
    /** Opens an f-string; its parts and fields follow up to TEXT_END. */
    TEXT_START,
    TEXT_PART,
    FIELD_START,
    FIELD_SPEC,
    FIELD_END,
    TEXT_END,
    OPERATOR,
    NEWLINE,
    INDENT,
    DEDENT,
    END
}
