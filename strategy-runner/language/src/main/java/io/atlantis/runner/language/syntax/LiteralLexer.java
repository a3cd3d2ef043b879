package io.atlantis.runner.language.syntax;

import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.diagnostic.Diagnostics;
import java.util.regex.Pattern;

/** Reads numbers and strings. */
final class LiteralLexer {
    private static final Pattern INT =
            Pattern.compile("0[xX](_?[0-9a-fA-F])+|0[oO](_?[0-7])+|0[bB](_?[01])+|0(_?0)*|[1-9](_?[0-9])*");
    private static final String DIGITS = "[0-9](_?[0-9])*";
    private static final Pattern FLOAT = Pattern.compile(
            "(" + DIGITS + "\\.(" + DIGITS + ")?|\\." + DIGITS + "|" + DIGITS + "(?=[eE]))([eE][+-]?" + DIGITS + ")?");

    /** Numbers longer than this are typing errors, and keep the patterns above cheap. */
    private static final int LONGEST_NUMBER = 100;

    private final SourceText source;
    private final Diagnostics diagnostics;

    LiteralLexer(SourceText source, Diagnostics diagnostics) {
        this.source = source;
        this.diagnostics = diagnostics;
    }

    /** A number; a malformed one is reported and read as 0. */
    Token number() {
        SourceText.Mark start = source.mark();
        boolean hex = source.startsWith("0x") || source.startsWith("0X");
        while (continuesNumber(hex)) {
            source.skip(1);
        }
        String text = source.since(start);
        if (text.length() <= LONGEST_NUMBER && INT.matcher(text).matches()) {
            return new Token(TokenKind.INT, text, source.spanSince(start));
        }
        if (text.length() <= LONGEST_NUMBER && FLOAT.matcher(text).matches()) {
            return new Token(TokenKind.FLOAT, text, source.spanSince(start));
        }
        String shown = text.length() <= LONGEST_NUMBER ? "'" + text + "'" : "this";
        diagnostics.error(source.spanSince(start), DiagnosticCode.INVALID_NUMBER, shown + " is not a number");
        return new Token(TokenKind.INT, "0", source.spanSince(start));
    }

    private boolean continuesNumber(boolean hex) {
        char c = source.peek();
        if (c == '+' || c == '-') {
            // a sign belongs to the number only behind the e of an exponent
            char before = source.peek(-1);
            return !hex && (before == 'e' || before == 'E') && Character.isDigit(source.peek(1));
        }
        return c == '.' || c == '_' || (c < 128 && Character.isLetterOrDigit(c));
    }

    /** A string in single, double or triple quotes. */
    Token string() {
        SourceText.Mark start = source.mark();
        String quote = source.peek() + "";
        boolean triple = source.startsWith(quote.repeat(3));
        String end = triple ? quote.repeat(3) : quote;
        source.skip(end.length());
        StringBuilder value = new StringBuilder();
        while (!source.startsWith(end)) {
            if (source.atEnd() || (!triple && source.atLineEnd())) {
                diagnostics.error(
                        source.spanSince(start), DiagnosticCode.INVALID_STRING, "this string has no closing " + end);
                return new Token(TokenKind.STRING, value.toString(), source.spanSince(start));
            }
            character(value);
        }
        source.skip(end.length());
        return new Token(TokenKind.STRING, value.toString(), source.spanSince(start));
    }

    /** Reads one character of a string, or an escape. */
    void character(StringBuilder value) {
        if (source.atLineEnd()) {
            source.nextLine();
            value.append('\n');
        } else if (source.peek() == '\\') {
            escape(value);
        } else {
            value.append(source.peek());
            source.skip(1);
        }
    }

    private void escape(StringBuilder value) {
        SourceText.Mark start = source.mark();
        char escaped = source.peek(1);
        source.skip(escaped == '\0' || escaped == '\n' || escaped == '\r' ? 1 : 2);
        switch (escaped) {
            case 'n' -> value.append('\n');
            case 't' -> value.append('\t');
            case '\\', '\'', '"' -> value.append(escaped);
            default ->
                diagnostics.error(
                        source.spanSince(start),
                        DiagnosticCode.INVALID_STRING,
                        "unknown escape: strings know \\n \\t \\\\ \\' and \\\"");
        }
    }
}
