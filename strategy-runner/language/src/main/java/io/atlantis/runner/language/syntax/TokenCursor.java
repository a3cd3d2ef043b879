package io.atlantis.runner.language.syntax;

import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.diagnostic.Span;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The parser's place in the tokens, and the count of what it has built so far. */
final class TokenCursor {
    private final List<Token> tokens;
    private final SyntaxLimits limits;
    private int index;
    private int depth;
    private int nodes;

    TokenCursor(List<Token> tokens, SyntaxLimits limits) {
        this.tokens = tokens;
        this.limits = limits;
    }

    Token peek() {
        return tokens.get(index);
    }

    Token peekAfter() {
        return tokens.get(Math.min(index + 1, tokens.size() - 1));
    }

    Token previous() {
        return tokens.get(Math.max(0, index - 1));
    }

    Token advance() {
        Token token = peek();
        if (token.kind() != TokenKind.END) {
            index++;
        }
        return token;
    }

    /** How many tokens are behind. */
    int place() {
        return index;
    }

    /** Where the logical line begins that the next token, or the end of the line, belongs to. */
    Span startOfLine() {
        int first = index;
        while (first > 0 && !isLayout(tokens.get(first - 1).kind())) {
            first--;
        }
        return tokens.get(first).span();
    }

    private static boolean isLayout(TokenKind kind) {
        return kind == TokenKind.NEWLINE || kind == TokenKind.INDENT || kind == TokenKind.DEDENT;
    }

    /** The names that stand between a place and here. */
    Set<String> namesSince(int place) {
        return tokens.subList(place, index).stream()
                .filter(token -> token.kind() == TokenKind.NAME)
                .map(Token::text)
                .collect(Collectors.toSet());
    }

    boolean at(TokenKind kind) {
        return peek().kind() == kind;
    }

    boolean atOperator(String operator) {
        return peek().isOperator(operator);
    }

    boolean atKeyword(String keyword) {
        return peek().isKeyword(keyword);
    }

    /** Moves on if a token of the kind is here. */
    boolean takeKind(TokenKind kind) {
        boolean here = at(kind);
        if (here) {
            advance();
        }
        return here;
    }

    /** Moves on if the operator is here. */
    boolean takeOperator(String operator) {
        boolean here = atOperator(operator);
        if (here) {
            advance();
        }
        return here;
    }

    /** Moves on if the keyword is here. */
    boolean takeKeyword(String keyword) {
        boolean here = atKeyword(keyword);
        if (here) {
            advance();
        }
        return here;
    }

    Token expectOperator(String operator) {
        if (!atOperator(operator)) {
            throw expected("'" + operator + "'");
        }
        return advance();
    }

    void expectKeyword(String keyword) {
        if (!takeKeyword(keyword)) {
            throw expected("'" + keyword + "'");
        }
    }

    Token expect(TokenKind kind, String description) {
        if (!at(kind)) {
            throw expected(description);
        }
        return advance();
    }

    ParseFailure expected(String what) {
        return new ParseFailure(
                peek().span(), DiagnosticCode.SYNTAX_ERROR, "expected " + what + ", found " + peek().described());
    }

    /** Range from a token's start to the end of what was read last. */
    Span spanFrom(Span start) {
        return start.to(previous().span());
    }

    /** Goes one level deeper; undone by {@link #leave}. */
    void enter() {
        depth++;
        requireDepth(depth, peek().span());
    }

    void leave() {
        depth--;
    }

    int depth() {
        return depth;
    }

    /** Back to the depth at which a failed statement began. */
    void resetDepth(int earlier) {
        depth = earlier;
    }

    /** Refuses a tree deeper than the limit; chains such as {@code a + b + c} nest without entering. */
    void requireDepth(int levels, Span span) {
        if (levels > limits.depth()) {
            throw new ParseFailure(
                    span,
                    DiagnosticCode.NESTING_TOO_DEEP,
                    "nested deeper than " + limits.depth() + " levels: name parts of it, or use a loop or a function");
        }
    }

    /** Counts one node of the tree. */
    void countNode(Span span) {
        nodes++;
        if (nodes > limits.nodes()) {
            throw new ParseFailure(
                    span,
                    DiagnosticCode.PROGRAM_TOO_LARGE,
                    "more than " + limits.nodes() + " statements and expressions: shorten the strategy");
        }
    }

    boolean isFull() {
        return nodes > limits.nodes();
    }
}
