package io.atlantis.runner.language.syntax;

import io.atlantis.runner.language.diagnostic.Diagnostics;
import io.atlantis.runner.language.diagnostic.Span;
import java.util.ArrayList;
import java.util.List;

/** Turns the tokens of a readable source into atoms: layout tokens become levels, the tokens of an f-string one atom. */
final class Atoms {
    private final String source;
    private final List<Integer> lineStarts = new ArrayList<>();
    private final List<Atom> atoms = new ArrayList<>();
    private int level;
    private int openTexts;
    private boolean atLineStart = true;

    private Atoms(String source) {
        this.source = source;
        lineStarts.add(0);
        for (int i = source.indexOf('\n'); i >= 0; i = source.indexOf('\n', i + 1)) {
            lineStarts.add(i + 1);
        }
    }

    /** @param source with {@code \n} as its only line end */
    static List<Atom> of(String source) {
        Atoms reader = new Atoms(source);
        Lexer.tokenize(source, 1, new Diagnostics(1)).forEach(reader::take);
        return reader.atoms;
    }

    private void take(Token token) {
        switch (token.kind()) {
            case TEXT_START -> openTexts++;
            case TEXT_END -> {
                openTexts--;
                // its span is that of the whole f-string
                add(TokenKind.STRING, token.span());
            }
            case INDENT -> level++;
            case DEDENT -> level--;
            case NEWLINE -> atLineStart = true;
            case END -> {}
            default -> add(token.kind(), token.span());
        }
    }

    private void add(TokenKind kind, Span span) {
        if (openTexts > 0) {
            return;
        }
        int from = index(span.line(), span.column());
        int to = index(span.endLine(), span.endColumn());
        atoms.add(new Atom(kind, source.substring(from, to), from, to, level, atLineStart));
        atLineStart = false;
    }

    private int index(int line, int column) {
        return lineStarts.get(line - 1) + column - 1;
    }
}
