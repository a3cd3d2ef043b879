package io.atlantis.runner.language.syntax;

import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.diagnostic.Diagnostics;
import io.atlantis.runner.language.diagnostic.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Parses statements. A statement that fails is reported and skipped, so that one look shows all mistakes. */
public final class Parser {
    /** What the lexer reports of characters that give no token, texts and brackets that do not end. */
    private static final Set<DiagnosticCode> LEAVING_GAPS =
            Set.of(DiagnosticCode.INVALID_CHARACTER, DiagnosticCode.INVALID_STRING, DiagnosticCode.SYNTAX_ERROR);

    private final TokenCursor cursor;
    private final ExpressionParser expressions;
    private final SimpleStatementParser simpleStatements;
    private final Diagnostics diagnostics;
    private final Set<String> unreadNames = new HashSet<>();

    /**
     * What could be read.
     *
     * @param unreadNames names in the statements that could not: they may mean anything
     * @param isWhole whether the source was read to its end
     */
    public record Parsed(List<Stmt> statements, Set<String> unreadNames, boolean isWhole) {}

    private Parser(TokenCursor cursor, Diagnostics diagnostics) {
        this.cursor = cursor;
        this.expressions = new ExpressionParser(cursor);
        this.simpleStatements = new SimpleStatementParser(cursor, expressions);
        this.diagnostics = diagnostics;
    }

    /** The statements of a whole source that could be read; problems go to the diagnostics. */
    public static Parsed parse(String source, SyntaxLimits limits, Diagnostics diagnostics) {
        List<Token> tokens = Lexer.tokenize(source, 1, diagnostics);
        TokenCursor cursor = new TokenCursor(tokens, limits);
        Parser parser = new Parser(cursor, diagnostics);
        return new Parsed(parser.module(), Set.copyOf(parser.unreadNames), !cursor.isFull());
    }

    /** A single expression that stands on the given line, or nothing if it could not be read. */
    public static Optional<Expr> parseExpression(
            String source, int line, SyntaxLimits limits, Diagnostics diagnostics) {
        TokenCursor cursor = new TokenCursor(Lexer.tokenize(source, line, diagnostics), limits);
        try {
            boolean indented = cursor.takeKind(TokenKind.INDENT);
            Expr expression = new ExpressionParser(cursor).expression();
            cursor.expect(TokenKind.NEWLINE, "the end of the expression");
            if (indented) {
                cursor.expect(TokenKind.DEDENT, "the end of the expression");
            }
            cursor.expect(TokenKind.END, "the end of the expression");
            return Optional.of(expression);
        } catch (ParseFailure failure) {
            diagnostics.error(failure.span(), failure.code(), failure.problem());
            return Optional.empty();
        }
    }

    private List<Stmt> module() {
        List<Stmt> statements = new ArrayList<>();
        while (!cursor.at(TokenKind.END) && !cursor.isFull()) {
            statementInto(statements);
        }
        return List.copyOf(statements);
    }

    private void statementInto(List<Stmt> statements) {
        int depth = cursor.depth();
        int place = cursor.place();
        try {
            statement(statements);
        } catch (ParseFailure failure) {
            report(failure);
            cursor.resetDepth(depth);
            skipStatement();
            unreadNames.addAll(cursor.namesSince(place));
        }
    }

    /** Tokens that could not be read leave a gap; what is missing there is no mistake of its own. */
    private void report(ParseFailure failure) {
        boolean follows = failure.code() == DiagnosticCode.SYNTAX_ERROR
                && diagnostics.hasError(
                        cursor.startOfLine().line(), failure.span().line(), LEAVING_GAPS);
        if (!follows) {
            diagnostics.error(failure.span(), failure.code(), failure.problem());
        }
    }

    /** Goes behind the failed line, the block that belongs to it and the branches that hang on it. */
    private void skipStatement() {
        skipLineAndBlock();
        while (cursor.atKeyword("elif") || cursor.atKeyword("else")) {
            skipLineAndBlock();
        }
    }

    private void skipLineAndBlock() {
        while (!cursor.at(TokenKind.END) && !cursor.at(TokenKind.NEWLINE) && !cursor.at(TokenKind.DEDENT)) {
            if (cursor.at(TokenKind.INDENT)) {
                skipBlock();
                return;
            }
            cursor.advance();
        }
        boolean strayDedent = cursor.at(TokenKind.DEDENT) && cursor.depth() == 0;
        if (cursor.at(TokenKind.NEWLINE) || strayDedent) {
            cursor.advance();
        }
        if (cursor.at(TokenKind.INDENT)) {
            skipBlock();
        }
    }

    private void skipBlock() {
        int open = 0;
        do {
            TokenKind kind = cursor.advance().kind();
            open += kind == TokenKind.INDENT ? 1 : kind == TokenKind.DEDENT ? -1 : 0;
        } while (open > 0 && !cursor.at(TokenKind.END));
    }

    private void statement(List<Stmt> statements) {
        Token first = cursor.peek();
        if (first.kind() == TokenKind.INDENT) {
            throw new ParseFailure(
                    first.span(), DiagnosticCode.BAD_INDENTATION, "this line is indented, but no block begins here");
        }
        if (first.isOperator("@")) {
            statements.add(counted(decorated()));
            return;
        }
        Optional<String> hint = Unsupported.statement(first, cursor.peekAfter());
        if (hint.isPresent()) {
            throw new ParseFailure(first.span(), DiagnosticCode.UNSUPPORTED_PYTHON, hint.get());
        }
        switch (first.text()) {
            case "if" -> statements.add(counted(ifStatement()));
            case "while" -> statements.add(counted(whileStatement()));
            case "for" -> statements.add(counted(forStatement()));
            case "def" -> statements.add(counted(function(List.of())));
            case "elif", "else" -> throw orphan(first);
            default -> simpleLine(statements);
        }
    }

    private static ParseFailure orphan(Token token) {
        return new ParseFailure(
                token.span(), DiagnosticCode.SYNTAX_ERROR, "this '" + token.text() + "' belongs to no 'if' above it");
    }

    /** One line of simple statements, parted by semicolons. */
    private void simpleLine(List<Stmt> statements) {
        do {
            statements.add(counted(simpleStatements.statement()));
        } while (cursor.takeOperator(";") && !cursor.at(TokenKind.NEWLINE));
        cursor.expect(TokenKind.NEWLINE, "the end of the line");
    }

    private Stmt ifStatement() {
        Span start = cursor.peek().span();
        List<Stmt.Branch> branches = new ArrayList<>();
        do {
            cursor.advance();
            Expr test = expressions.expression();
            branches.add(new Stmt.Branch(test, block()));
        } while (cursor.atKeyword("elif"));
        List<Stmt> otherwise = cursor.takeKeyword("else") ? block() : List.of();
        Span span = start.to(branches.getFirst().test().span());
        return new Stmt.If(span, List.copyOf(branches), otherwise);
    }

    private Stmt whileStatement() {
        Span start = cursor.advance().span();
        Expr test = expressions.expression();
        List<Stmt> body = block();
        refuseLoopElse();
        return new Stmt.While(start.to(test.span()), test, body);
    }

    private Stmt forStatement() {
        Span start = cursor.advance().span();
        Expr target = expressions.loopTarget();
        cursor.expectKeyword("in");
        Expr iterable = expressions.expression();
        List<Stmt> body = block();
        refuseLoopElse();
        return new Stmt.For(start.to(iterable.span()), target, iterable, body);
    }

    private void refuseLoopElse() {
        if (cursor.atKeyword("else")) {
            throw new ParseFailure(
                    cursor.peek().span(), DiagnosticCode.UNSUPPORTED_PYTHON, "loops have no else here: use a variable");
        }
    }

    /** One or more decorators, each on a line of its own, and the function below them. */
    private Stmt decorated() {
        List<Expr> decorators = new ArrayList<>();
        while (cursor.takeOperator("@")) {
            decorators.add(expressions.expression());
            cursor.expect(TokenKind.NEWLINE, "the end of the line");
        }
        if (!cursor.atKeyword("def")) {
            throw new ParseFailure(
                    cursor.peek().span(), DiagnosticCode.SYNTAX_ERROR, "a function stands below @: def name():");
        }
        return function(List.copyOf(decorators));
    }

    private Stmt function(List<Expr> decorators) {
        Span start = cursor.advance().span();
        Token name = expressions.name("the function's name");
        cursor.expectOperator("(");
        List<Stmt.Param> parameters = new ArrayList<>();
        while (!cursor.atOperator(")")) {
            parameters.add(parameter());
            if (!cursor.takeOperator(",")) {
                break;
            }
        }
        cursor.expectOperator(")");
        Optional<Expr> returns = cursor.takeOperator("->") ? Optional.of(returnAnnotation()) : Optional.empty();
        Span span = cursor.spanFrom(start);
        return new Stmt.FunctionDef(
                span, name.text(), name.span(), decorators, List.copyOf(parameters), returns, block());
    }

    private Expr returnAnnotation() {
        Token token = cursor.peek();
        return cursor.takeKeyword("None") ? new Expr.Name(token.span(), token.text()) : expressions.expression();
    }

    private Stmt.Param parameter() {
        if (cursor.atOperator("*") || cursor.atOperator("**")) {
            throw new ParseFailure(
                    cursor.peek().span(),
                    DiagnosticCode.UNSUPPORTED_PYTHON,
                    "functions take a fixed number of parameters here");
        }
        Token name = expressions.name("a parameter's name");
        Optional<Expr> annotation = cursor.takeOperator(":") ? Optional.of(expressions.expression()) : Optional.empty();
        Optional<Expr> defaultValue =
                cursor.takeOperator("=") ? Optional.of(expressions.expression()) : Optional.empty();
        return new Stmt.Param(name.text(), name.span(), annotation, defaultValue);
    }

    /** A colon and then an indented block, or simple statements on the same line. */
    private List<Stmt> block() {
        cursor.expectOperator(":");
        List<Stmt> statements = new ArrayList<>();
        cursor.enter();
        if (cursor.at(TokenKind.NEWLINE)) {
            indentedBlock(statements);
        } else {
            simpleLine(statements);
        }
        cursor.leave();
        return List.copyOf(statements);
    }

    private void indentedBlock(List<Stmt> statements) {
        cursor.advance();
        cursor.expect(TokenKind.INDENT, "an indented block");
        while (!cursor.at(TokenKind.DEDENT) && !cursor.at(TokenKind.END) && !cursor.isFull()) {
            statementInto(statements);
        }
        if (cursor.at(TokenKind.DEDENT)) {
            cursor.advance();
        }
    }

    private Stmt counted(Stmt statement) {
        cursor.countNode(statement.span());
        return statement;
    }
}
