package io.atlantis.runner.language.syntax;

import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.diagnostic.Diagnostics;
import io.atlantis.runner.language.diagnostic.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Splits source into tokens, with Python's rules for indentation, line joining and comments. */
final class Lexer {
    static final Set<String> KEYWORDS = Set.of(
            "False",
            "None",
            "True",
            "and",
            "as",
            "assert",
            "async",
            "await",
            "break",
            "class",
            "continue",
            "def",
            "del",
            "elif",
            "else",
            "except",
            "finally",
            "for",
            "from",
            "global",
            "if",
            "import",
            "in",
            "is",
            "lambda",
            "nonlocal",
            "not",
            "or",
            "pass",
            "raise",
            "return",
            "try",
            "while",
            "with",
            "yield");

    /** Longest first, so that {@code **=} is not read as {@code *} and {@code *=}. */
    private static final List<String> OPERATORS = List.of(
            "**=", "//=", ">>=", "<<=", "...", "**", "//", "<=", ">=", "==", "!=", "->", "+=", "-=", "*=", "/=", "%=",
            "&=", "|=", "^=", "@=", ":=", "<<", ">>", "+", "-", "*", "/", "%", "<", ">", "=", "(", ")", "[", "]", "{",
            "}", ",", ":", ".", ";", "@", "&", "|", "^", "~");

    private final SourceText source;
    private final Diagnostics diagnostics;
    private final LiteralLexer literals;
    private final List<Token> tokens = new ArrayList<>();
    private final Deque<Integer> indents = new ArrayDeque<>();
    private final Deque<Token> openBrackets = new ArrayDeque<>();

    private Lexer(SourceText source, Diagnostics diagnostics) {
        this.source = source;
        this.diagnostics = diagnostics;
        this.literals = new LiteralLexer(source, diagnostics);
        indents.push(0);
    }

    /** Tokens of a whole source, closed by NEWLINE, DEDENTs and END. Problems are reported, the rest is still read. */
    static List<Token> tokenize(String text, int firstLine, Diagnostics diagnostics) {
        Lexer lexer = new Lexer(new SourceText(text, firstLine), diagnostics);
        lexer.run();
        return lexer.tokens;
    }

    private void run() {
        while (!source.atEnd()) {
            indentation();
            logicalLine();
        }
        reportOpenBracket();
        SourceText.Mark end = source.mark();
        if (!tokens.isEmpty() && last() != TokenKind.NEWLINE && last() != TokenKind.DEDENT) {
            add(TokenKind.NEWLINE, "the end of the line", end);
        }
        while (indents.size() > 1) {
            indents.pop();
            add(TokenKind.DEDENT, "the end of the block", end);
        }
        add(TokenKind.END, "the end of the source", end);
    }

    /** Turns the white space at the start of a logical line into INDENT and DEDENT. Blank lines have no say. */
    private void indentation() {
        SourceText.Mark start = source.mark();
        int width = 0;
        while (source.peek() == ' ' || source.peek() == '\t' || source.peek() == '\f') {
            if (source.peek() == '\t') {
                tabFound();
            }
            width++;
            source.skip(1);
        }
        if (source.atLineEnd() || source.peek() == '#') {
            return;
        }
        if (width > indents.element()) {
            indents.push(width);
            add(TokenKind.INDENT, "an indented line", start);
        } else {
            dedentTo(width, start);
        }
    }

    private void tabFound() {
        SourceText.Mark tab = source.mark();
        Span span = new Span(tab.line(), tab.column(), tab.line(), tab.column() + 1);
        diagnostics.error(span, DiagnosticCode.BAD_INDENTATION, "indent with spaces, not with tabs");
    }

    private void dedentTo(int width, SourceText.Mark start) {
        while (width < indents.element()) {
            indents.pop();
            add(TokenKind.DEDENT, "the end of the block", start);
        }
        if (width != indents.element()) {
            diagnostics.error(
                    source.spanSince(start),
                    DiagnosticCode.BAD_INDENTATION,
                    "this line is indented by " + width + " spaces, which fits no block around it");
            indents.push(width);
            add(TokenKind.INDENT, "an indented line", start);
        }
    }

    /** Reads tokens up to and including the end of the logical line; inside brackets lines are joined. */
    private void logicalLine() {
        int before = tokens.size();
        while (!source.atEnd()) {
            if (source.peek() == '#') {
                skipComment();
            } else if (source.atLineEnd()) {
                SourceText.Mark start = source.mark();
                boolean joined = !openBrackets.isEmpty();
                source.nextLine();
                if (!joined) {
                    endLine(before, start);
                    return;
                }
            } else {
                token();
            }
        }
    }

    private void endLine(int tokensBefore, SourceText.Mark start) {
        boolean hasCode = tokens.size() > tokensBefore && last() != TokenKind.INDENT && last() != TokenKind.DEDENT;
        if (hasCode) {
            Span span = new Span(start.line(), start.column(), start.line(), start.column() + 1);
            tokens.add(new Token(TokenKind.NEWLINE, "the end of the line", span));
        }
    }

    private void skipComment() {
        while (!source.atLineEnd()) {
            source.skip(1);
        }
    }

    private void token() {
        char c = source.peek();
        if (c == ' ' || c == '\t' || c == '\f') {
            source.skip(1);
        } else if (c == '\\') {
            lineContinuation();
        } else if (isNameStart(c) || isForeignLetter()) {
            nameOrPrefixedString();
        } else if (isDigit(c) || (c == '.' && isDigit(source.peek(1)))) {
            tokens.add(literals.number());
        } else if (c == '"' || c == '\'') {
            tokens.add(literals.string());
        } else {
            operator();
        }
    }

    /** Reads the tokens of an f-string's field, which ends before the given index; lines are joined in it. */
    void field(int end) {
        int before = source.endAt(end);
        int brackets = openBrackets.size();
        while (!source.atEnd()) {
            if (source.atLineEnd()) {
                source.nextLine();
            } else {
                token();
            }
        }
        while (openBrackets.size() > brackets) {
            openBrackets.pop();
        }
        source.endAt(before);
    }

    /** What has been read so far; an f-string adds to it. */
    List<Token> tokens() {
        return tokens;
    }

    private void lineContinuation() {
        SourceText.Mark start = source.mark();
        source.skip(1);
        if (source.atLineEnd() && !source.atEnd()) {
            source.nextLine();
        } else {
            diagnostics.error(
                    source.spanSince(start), DiagnosticCode.INVALID_CHARACTER, "a backslash must end its line");
        }
    }

    private void nameOrPrefixedString() {
        SourceText.Mark start = source.mark();
        StringBuilder letters = new StringBuilder();
        while (isNameStart(source.peek()) || isDigit(source.peek()) || isForeignLetter()) {
            letters.append(isForeignLetter() ? foreignLetter() : source.peek());
            source.skip(1);
        }
        String name = letters.toString();
        boolean prefixed = source.peek() == '"' || source.peek() == '\'';
        if (prefixed && name.equalsIgnoreCase("f")) {
            new TemplateLexer(source, diagnostics, literals, this).read(start);
            return;
        }
        if (prefixed) {
            diagnostics.error(
                    source.spanSince(start),
                    DiagnosticCode.UNSUPPORTED_PYTHON,
                    "the only prefix of strings is f: write \"text\" instead of " + name + "\"text\"");
            return;
        }
        add(KEYWORDS.contains(name) ? TokenKind.KEYWORD : TokenKind.NAME, name, start);
    }

    private void operator() {
        SourceText.Mark start = source.mark();
        for (String operator : OPERATORS) {
            if (source.startsWith(operator)) {
                source.skip(operator.length());
                add(TokenKind.OPERATOR, operator, start);
                trackBrackets(tokens.getLast());
                return;
            }
        }
        int point = codePoint();
        source.skip(Character.charCount(point));
        diagnostics.error(source.spanSince(start), DiagnosticCode.INVALID_CHARACTER, LookAlikes.described(point));
    }

    private int codePoint() {
        char c = source.peek();
        return Character.isSurrogatePair(c, source.peek(1)) ? Character.toCodePoint(c, source.peek(1)) : c;
    }

    private boolean isForeignLetter() {
        return source.peek() > 127 && Character.isLetter(source.peek());
    }

    /** Reports a letter of another alphabet; the name is read as it looks, so that nothing else is wrong with it. */
    private char foreignLetter() {
        SourceText.Mark start = source.mark();
        char letter = source.peek();
        Span span = new Span(start.line(), start.column(), start.line(), start.column() + 1);
        diagnostics.error(span, DiagnosticCode.INVALID_CHARACTER, LookAlikes.described(letter));
        return LookAlikes.letter(letter).orElse('_');
    }

    private void trackBrackets(Token token) {
        switch (token.text()) {
            case "(", "[", "{" -> openBrackets.push(token);
            case ")", "]", "}" -> openBrackets.poll();
            default -> {}
        }
    }

    private void reportOpenBracket() {
        Token open = openBrackets.peek();
        if (open != null && !tookTheRest(open)) {
            diagnostics.error(open.span(), DiagnosticCode.SYNTAX_ERROR, "'" + open.text() + "' is never closed");
        }
    }

    /** Whether a text on the bracket's line never ends: the closing bracket may stand in it. */
    private boolean tookTheRest(Token open) {
        int line = open.span().line();
        return diagnostics.hasError(line, line, Set.of(DiagnosticCode.INVALID_STRING));
    }

    private TokenKind last() {
        return tokens.getLast().kind();
    }

    private void add(TokenKind kind, String text, SourceText.Mark start) {
        tokens.add(new Token(kind, text, source.spanSince(start)));
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
