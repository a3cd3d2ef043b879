package io.atlantis.runner.language.syntax;

import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.diagnostic.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Parses expressions by recursive descent, with Python's precedence. */
final class ExpressionParser {
    private static final Map<String, BinaryOperator> BINARY =
            Stream.of(BinaryOperator.values()).collect(Collectors.toMap(BinaryOperator::symbol, o -> o));
    private static final Map<String, CompareOperator> COMPARE =
            Stream.of(CompareOperator.values()).collect(Collectors.toMap(CompareOperator::symbol, o -> o));

    private final TokenCursor cursor;
    private final DisplayParser displays;

    ExpressionParser(TokenCursor cursor) {
        this.cursor = cursor;
        this.displays = new DisplayParser(cursor, this);
    }

    /** A whole expression, no deeper than the limit. */
    Expr expression() {
        Expr expression = nested();
        cursor.requireDepth(ExpressionDepth.of(expression), expression.span());
        return expression;
    }

    /** An expression, or several with commas between them: a tuple without parentheses. */
    Expr expressionOrTuple() {
        Expr first = expression();
        if (!cursor.atOperator(",")) {
            return first;
        }
        Expr tuple = displays.bareTuple(first);
        cursor.requireDepth(ExpressionDepth.of(tuple), tuple.span());
        return tuple;
    }

    /** An expression inside another one. */
    Expr nested() {
        cursor.enter();
        Expr expression = conditional();
        cursor.leave();
        return expression;
    }

    private Expr conditional() {
        Expr then = logic(false);
        if (!cursor.takeKeyword("if")) {
            return then;
        }
        Expr test = logic(false);
        cursor.expectKeyword("else");
        Expr otherwise = nested();
        return counted(new Expr.Conditional(spanned(then), test, then, otherwise));
    }

    /** {@code or} of {@code and}s, or (inside it) {@code and} of comparisons. */
    private Expr logic(boolean isAnd) {
        Expr first = isAnd ? negation() : logic(true);
        String word = isAnd ? "and" : "or";
        if (!cursor.atKeyword(word)) {
            return first;
        }
        List<Expr> operands = new ArrayList<>(List.of(first));
        while (cursor.takeKeyword(word)) {
            operands.add(isAnd ? negation() : logic(true));
        }
        return counted(new Expr.Logic(spanned(first), isAnd, List.copyOf(operands)));
    }

    /** An expression without a conditional: what stands behind the {@code in} and {@code if} of a comprehension. */
    Expr disjunction() {
        cursor.enter();
        Expr expression = logic(false);
        cursor.leave();
        return expression;
    }

    private Expr negation() {
        if (!cursor.atKeyword("not")) {
            return comparison();
        }
        Span start = cursor.advance().span();
        cursor.enter();
        Expr operand = negation();
        cursor.leave();
        return counted(new Expr.Not(cursor.spanFrom(start), operand));
    }

    private Expr comparison() {
        Expr first = arithmetic(1);
        List<Expr> operands = new ArrayList<>(List.of(first));
        List<CompareOperator> operators = new ArrayList<>();
        while (cursor.at(TokenKind.OPERATOR)
                && COMPARE.containsKey(cursor.peek().text())) {
            operators.add(COMPARE.get(cursor.advance().text()));
            operands.add(arithmetic(1));
        }
        refuseUnsupportedOperator();
        Expr compared = operators.isEmpty()
                ? first
                : counted(new Expr.Compare(spanned(first), List.copyOf(operators), List.copyOf(operands)));
        return contains(compared);
    }

    /** {@code in} and {@code not in}; Python chains them with comparisons, which nobody reads as it is meant. */
    private Expr contains(Expr item) {
        boolean negated = cursor.atKeyword("not") && cursor.peekAfter().isKeyword("in");
        if (!negated && !cursor.atKeyword("in")) {
            return item;
        }
        Token operator = cursor.peek();
        cursor.advance();
        if (negated) {
            cursor.advance();
        }
        Expr container = arithmetic(1);
        boolean chained = cursor.at(TokenKind.OPERATOR)
                && COMPARE.containsKey(cursor.peek().text());
        if (item instanceof Expr.Compare || chained || cursor.atKeyword("in")) {
            throw new ParseFailure(
                    operator.span(),
                    DiagnosticCode.UNSUPPORTED_PYTHON,
                    "'in' is not chained here: write it in parentheses");
        }
        refuseUnsupportedOperator();
        return counted(new Expr.Contains(spanned(item), negated, item, container));
    }

    private void refuseUnsupportedOperator() {
        Token token = cursor.peek();
        Optional<String> hint = Unsupported.operator(token);
        if (hint.isPresent() && !token.isKeyword("for") && !endsForTarget(token)) {
            throw new ParseFailure(token.span(), DiagnosticCode.UNSUPPORTED_PYTHON, hint.get());
        }
    }

    /** {@code for x in ...} reads its target as a name, so an {@code in} here is always a test. */
    private static boolean endsForTarget(Token token) {
        return token.text().endsWith("=") && !token.isOperator(":=");
    }

    /** Left-associative operators of at least the given precedence; {@code **} is read by {@link #power}. */
    private Expr arithmetic(int precedence) {
        if (precedence > BinaryOperator.MULTIPLY.precedence()) {
            return sign();
        }
        Expr left = arithmetic(precedence + 1);
        int chained = 0;
        for (BinaryOperator op = binaryHere(); op != null && op.precedence() == precedence; op = binaryHere()) {
            cursor.advance();
            chained++;
            cursor.requireDepth(cursor.depth() + chained, cursor.previous().span());
            Expr right = arithmetic(precedence + 1);
            left = counted(new Expr.Binary(left.span().to(right.span()), op, left, right));
        }
        return left;
    }

    private @Nullable BinaryOperator binaryHere() {
        return cursor.at(TokenKind.OPERATOR) ? BINARY.get(cursor.peek().text()) : null;
    }

    private Expr sign() {
        if (!cursor.atOperator("-") && !cursor.atOperator("+")) {
            return power();
        }
        Token sign = cursor.advance();
        cursor.enter();
        Expr operand = sign.isOperator("-") && isLeastInt() ? leastInt(sign.span()) : sign();
        cursor.leave();
        if (sign.isOperator("+")
                || operand instanceof Expr.IntLiteral(Span span, long value) && value == Long.MIN_VALUE) {
            return operand;
        }
        return counted(new Expr.Negate(cursor.spanFrom(sign.span()), operand));
    }

    /** 9223372036854775808 is an int only behind a minus, and only if no ** binds it first. */
    private boolean isLeastInt() {
        return cursor.at(TokenKind.INT)
                && !cursor.peekAfter().isOperator("**")
                && Literals.isOneBeyondLargestInt(cursor.peek());
    }

    private Expr leastInt(Span start) {
        cursor.advance();
        return counted(new Expr.IntLiteral(cursor.spanFrom(start), Long.MIN_VALUE));
    }

    private Expr power() {
        Expr base = postfix();
        if (!cursor.takeOperator("**")) {
            return base;
        }
        cursor.enter();
        Expr exponent = sign();
        cursor.leave();
        return counted(new Expr.Binary(base.span().to(exponent.span()), BinaryOperator.POWER, base, exponent));
    }

    private Expr postfix() {
        Expr expression = atom();
        int chained = 0;
        while (cursor.atOperator(".") || cursor.atOperator("(") || cursor.atOperator("[")) {
            chained++;
            cursor.requireDepth(cursor.depth() + chained, cursor.peek().span());
            expression = switch (cursor.advance().text()) {
                case "." -> attribute(expression);
                case "(" -> call(expression);
                default -> subscript(expression);
            };
        }
        return expression;
    }

    private Expr attribute(Expr object) {
        Token name = name("a name behind the dot");
        return counted(new Expr.Attribute(spanned(object), object, name.text(), name.span()));
    }

    private Expr subscript(Expr object) {
        Optional<Expr> first = cursor.atOperator(":") ? Optional.empty() : Optional.of(nested());
        if (first.isEmpty() || cursor.atOperator(":")) {
            return slice(object, first);
        }
        Expr index = first.get();
        if (cursor.atOperator(",")) {
            index = counted(new Expr.Tuple(spanned(index), displays.elementsBehind(index, "]")));
        }
        cursor.expectOperator("]");
        return counted(new Expr.Subscript(spanned(object), object, index));
    }

    private Expr slice(Expr object, Optional<Expr> start) {
        cursor.expectOperator(":");
        Optional<Expr> stop = slicePart();
        Optional<Expr> step = cursor.takeOperator(":") ? slicePart() : Optional.empty();
        cursor.expectOperator("]");
        return counted(new Expr.Slice(spanned(object), object, start, stop, step));
    }

    private Optional<Expr> slicePart() {
        return cursor.atOperator(":") || cursor.atOperator("]") ? Optional.empty() : Optional.of(nested());
    }

    private Expr call(Expr callee) {
        List<Expr> arguments = new ArrayList<>();
        List<Expr.Keyword> keywords = new ArrayList<>();
        while (!cursor.atOperator(")")) {
            if (cursor.at(TokenKind.NAME) && cursor.peekAfter().isOperator("=")) {
                Token name = cursor.advance();
                cursor.advance();
                keywords.add(new Expr.Keyword(name.text(), name.span(), nested()));
            } else if (keywords.isEmpty()) {
                arguments.add(nested());
            } else {
                throw cursor.expected("name=value, as positional arguments come first");
            }
            displays.refuseGenerator();
            if (!cursor.takeOperator(",")) {
                break;
            }
        }
        cursor.expectOperator(")");
        return counted(new Expr.Call(spanned(callee), callee, List.copyOf(arguments), List.copyOf(keywords)));
    }

    private Expr atom() {
        Token token = cursor.peek();
        return switch (token.kind()) {
            case INT -> counted(Literals.ofInt(cursor.advance()));
            case FLOAT -> counted(Literals.ofFloat(cursor.advance()));
            case STRING, TEXT_START -> new TextParser(cursor, this).text();
            case NAME -> {
                Token name = name("a name");
                yield counted(new Expr.Name(name.span(), name.text()));
            }
            case KEYWORD -> keywordAtom(token);
            case OPERATOR -> bracketed(token);
            default -> throw cursor.expected("an expression");
        };
    }

    private Expr keywordAtom(Token token) {
        if (token.isKeyword("True") || token.isKeyword("False")) {
            cursor.advance();
            return counted(new Expr.BoolLiteral(token.span(), token.isKeyword("True")));
        }
        throw noOperand(token);
    }

    private Expr bracketed(Token token) {
        if (cursor.takeOperator("(")) {
            return displays.parenthesised(token);
        }
        if (cursor.takeOperator("[")) {
            return displays.list(token);
        }
        if (cursor.takeOperator("{")) {
            return displays.dict(token);
        }
        throw noOperand(token);
    }

    private ParseFailure noOperand(Token token) {
        return Unsupported.operand(token)
                .map(hint -> new ParseFailure(token.span(), DiagnosticCode.UNSUPPORTED_PYTHON, hint))
                .orElseGet(() -> cursor.expected("an expression"));
    }

    /** The variable of a loop, or several with commas between them. */
    Expr loopTarget() {
        List<Expr> names = new ArrayList<>();
        do {
            Token name = name("the loop's variable");
            names.add(counted(new Expr.Name(name.span(), name.text())));
        } while (cursor.takeOperator(","));
        return names.size() == 1 ? names.getFirst() : new Expr.Tuple(spanned(names.getFirst()), List.copyOf(names));
    }

    /** A name; none begins with two underscores, which Python keeps for its inner workings. */
    Token name(String description) {
        Token name = cursor.expect(TokenKind.NAME, description);
        if (name.text().startsWith("__")) {
            throw new ParseFailure(
                    name.span(), DiagnosticCode.UNSUPPORTED_PYTHON, "names that begin with __ do not exist here");
        }
        return name;
    }

    private Span spanned(Expr first) {
        return cursor.spanFrom(first.span());
    }

    Expr counted(Expr expression) {
        cursor.countNode(expression.span());
        return expression;
    }
}
