package io.atlantis.runner.language.syntax;

import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.diagnostic.Diagnostics;

/** Reads an f-string as Python 3.11 does: it ends at the first quote of its kind, wherever a field stands. */
final class TemplateLexer {
    private static final int NOT_FOUND = -1;

    private final SourceText source;
    private final Diagnostics diagnostics;
    private final LiteralLexer literals;
    private final Lexer lexer;

    TemplateLexer(SourceText source, Diagnostics diagnostics, LiteralLexer literals, Lexer lexer) {
        this.source = source;
        this.diagnostics = diagnostics;
        this.literals = literals;
        this.lexer = lexer;
    }

    /** Reads from the opening quote on; a template that is refused becomes an empty string. */
    void read(SourceText.Mark start) {
        String quote = Character.toString(source.peek());
        boolean triple = source.startsWith(quote.repeat(3));
        String delimiter = triple ? quote.repeat(3) : quote;
        int before = lexer.tokens().size();
        source.skip(delimiter.length());
        int end = end(delimiter, triple);
        boolean closed = end != NOT_FOUND;
        if (!closed) {
            skipUnclosed(triple);
            report(start, DiagnosticCode.INVALID_STRING, "this string has no closing " + delimiter);
        }
        add(TokenKind.TEXT_START, "an f-string", start);
        if (closed && parts(end)) {
            source.skip(delimiter.length());
            add(TokenKind.TEXT_END, "the end of the f-string", start);
            return;
        }
        while (closed && source.index() < end) {
            skipOne();
        }
        source.skip(closed ? delimiter.length() : 0);
        lexer.tokens().subList(before, lexer.tokens().size()).clear();
        add(TokenKind.STRING, "", start);
    }

    private int end(String delimiter, boolean triple) {
        for (int ahead = 0; source.peek(ahead) != '\0'; ahead++) {
            char c = source.peek(ahead);
            if (c == '\\') {
                ahead++;
            } else if (!triple && (c == '\n' || c == '\r')) {
                return NOT_FOUND;
            } else if (isAt(delimiter, ahead)) {
                return source.index() + ahead;
            }
        }
        return NOT_FOUND;
    }

    private boolean isAt(String text, int ahead) {
        for (int i = 0; i < text.length(); i++) {
            if (source.peek(ahead + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void skipUnclosed(boolean triple) {
        while (!source.atEnd() && (triple || !source.atLineEnd())) {
            skipOne();
        }
    }

    private void skipOne() {
        if (source.atLineEnd()) {
            source.nextLine();
        } else {
            source.skip(1);
        }
    }

    /** Parts and fields up to the end of the string; false if one is refused. */
    private boolean parts(int end) {
        StringBuilder part = new StringBuilder();
        SourceText.Mark start = source.mark();
        while (source.index() < end) {
            if (source.startsWith("{{") || source.startsWith("}}")) {
                part.append(source.peek());
                source.skip(2);
            } else if (source.peek() == '}') {
                return refuse(1, DiagnosticCode.SYNTAX_ERROR, "a single '}' in an f-string: write }} for a brace");
            } else if (source.peek() == '{') {
                flush(part, start);
                if (!field(end)) {
                    return false;
                }
                start = source.mark();
            } else {
                literals.character(part);
            }
        }
        flush(part, start);
        return true;
    }

    private void flush(StringBuilder part, SourceText.Mark start) {
        if (!part.isEmpty()) {
            add(TokenKind.TEXT_PART, part.toString(), start);
            part.setLength(0);
        }
    }

    private boolean field(int end) {
        SourceText.Mark start = source.mark();
        source.skip(1);
        add(TokenKind.FIELD_START, "a field", start);
        int before = lexer.tokens().size();
        int expressionEnd = expressionEnd(end);
        if (expressionEnd == NOT_FOUND) {
            return false;
        }
        lexer.field(expressionEnd);
        if (lexer.tokens().size() == before) {
            report(start, DiagnosticCode.SYNTAX_ERROR, "an expression belongs between { and }");
            return false;
        }
        if (lexer.tokens().getLast().isOperator("=")) {
            return refuse(0, DiagnosticCode.UNSUPPORTED_PYTHON, "{x=} does not exist here: write x={x}");
        }
        return rest(end);
    }

    /** What stands behind the expression: a spec, and the brace. */
    private boolean rest(int end) {
        if (source.peek() == '!') {
            return refuse(
                    2, DiagnosticCode.UNSUPPORTED_PYTHON, "conversions such as !r do not exist here: write {str(x)}");
        }
        if (source.peek() == ':') {
            source.skip(1);
            SourceText.Mark start = source.mark();
            StringBuilder spec = new StringBuilder();
            while (source.index() < end && source.peek() != '}') {
                if (source.peek() == '{') {
                    return refuse(
                            1,
                            DiagnosticCode.UNSUPPORTED_PYTHON,
                            "a format spec is written out here, without { } in it: choose between texts with if");
                }
                literals.character(spec);
            }
            add(TokenKind.FIELD_SPEC, spec.toString(), start);
        }
        if (source.index() >= end || source.peek() != '}') {
            return refuse(0, DiagnosticCode.SYNTAX_ERROR, "this field has no closing }");
        }
        SourceText.Mark brace = source.mark();
        source.skip(1);
        add(TokenKind.FIELD_END, "the end of the field", brace);
        return true;
    }

    /** The index of the {@code !}, {@code :} or brace that ends the field's expression. */
    private int expressionEnd(int end) {
        int depth = 0;
        String quote = "";
        for (int ahead = 0; source.index() + ahead < end; ahead++) {
            char c = source.peek(ahead);
            if (c == '\\' || (c == '#' && quote.isEmpty())) {
                source.skip(ahead);
                refuse(
                        1,
                        DiagnosticCode.INVALID_STRING,
                        "no backslash or # inside of { }: give the value a name before");
                return NOT_FOUND;
            }
            if (!quote.isEmpty()) {
                boolean closes = isAt(quote, ahead);
                ahead += closes ? quote.length() - 1 : 0;
                quote = closes ? "" : quote;
            } else if (c == '"' || c == '\'') {
                String single = Character.toString(c);
                quote = isAt(single.repeat(3), ahead) ? single.repeat(3) : single;
                ahead += quote.length() - 1;
            } else if (depth == 0 && isEnd(c, ahead)) {
                return source.index() + ahead;
            } else {
                depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            }
        }
        refuse(0, DiagnosticCode.SYNTAX_ERROR, "this field has no closing }");
        return NOT_FOUND;
    }

    private boolean isEnd(char c, int ahead) {
        return c == '}' || c == ':' || (c == '!' && source.peek(ahead + 1) != '=');
    }

    /** Reports what stands here, so many characters long. */
    private boolean refuse(int length, DiagnosticCode code, String message) {
        SourceText.Mark start = source.mark();
        source.skip(length);
        report(start, code, message);
        return false;
    }

    private void report(SourceText.Mark start, DiagnosticCode code, String message) {
        diagnostics.error(source.spanSince(start), code, message);
    }

    private void add(TokenKind kind, String text, SourceText.Mark start) {
        lexer.tokens().add(new Token(kind, text, source.spanSince(start)));
    }
}
