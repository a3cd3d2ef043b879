package io.atlantis.runner.language.syntax;

import java.util.Map;
import java.util.Optional;

/** Python that strategies do without, and what to write instead. */
final class Unsupported {
    private static final Map<String, String> STATEMENTS = Map.ofEntries(
            Map.entry("import", "there is nothing to import: indicators are ta.*, math functions are built in"),
            Map.entry("from", "there is nothing to import: indicators are ta.*, math functions are built in"),
            Map.entry(
                    "class",
                    "classes do not exist here: what init() sets up stands at module level (f = ta.sma(close, 10)), next() is "
                            + "def on_bar():, and values are kept in st = state(held=0)"),
            Map.entry("try", "errors cannot be caught here: test the value before you use it"),
            Map.entry("except", "errors cannot be caught here: test the value before you use it"),
            Map.entry("finally", "errors cannot be caught here: test the value before you use it"),
            Map.entry("raise", "errors cannot be raised here: leave on_bar with return"),
            Map.entry("with", "'with' does not exist here: a strategy has no files or locks"),
            Map.entry("yield", "generators do not exist here: use a loop"),
            Map.entry("async", "'async' does not exist here: on_bar runs to its end"),
            Map.entry("await", "'await' does not exist here: on_bar runs to its end"),
            Map.entry("del", "'del' does not exist here: assign another value"),
            Map.entry("assert", "'assert' does not exist here: use if"),
            Map.entry("nonlocal", "functions do not nest here: use global"));

    private static final Map<String, String> EXPRESSIONS = Map.ofEntries(
            Map.entry("lambda", "lambda does not exist here: write a function with def"),
            Map.entry("yield", "generators do not exist here: use a loop"),
            Map.entry("await", "'await' does not exist here: on_bar runs to its end"),
            Map.entry("None", "None does not exist here: use na, and test with isna(x)"),
            Map.entry("~", "bit operators do not exist here"),
            Map.entry("...", "write 'pass' for an empty block"),
            Map.entry("*", "unpacking with * does not exist here"),
            Map.entry("**", "unpacking with ** does not exist here"));

    private static final Map<String, String> OPERATORS = Map.ofEntries(
            Map.entry(":=", "':=' does not exist here: assign on a line of its own"),
            Map.entry("is", "'is' does not exist here: compare with ==, test missing values with isna(x)"),
            Map.entry("&", "bit operators do not exist here: write 'and'"),
            Map.entry("|", "bit operators do not exist here: write 'or'"),
            Map.entry("^", "bit operators do not exist here: powers are written **"),
            Map.entry("<<", "bit operators do not exist here"),
            Map.entry(">>", "bit operators do not exist here"),
            Map.entry("@", "matrix products do not exist here"),
            Map.entry("&=", "bit operators do not exist here"),
            Map.entry("|=", "bit operators do not exist here"),
            Map.entry("^=", "bit operators do not exist here"),
            Map.entry("<<=", "bit operators do not exist here"),
            Map.entry(">>=", "bit operators do not exist here"),
            Map.entry("@=", "matrix products do not exist here"));

    private Unsupported() {}

    /** Whether strategies do without the word, wherever it stands. */
    static boolean isRefused(String word) {
        return STATEMENTS.containsKey(word) || EXPRESSIONS.containsKey(word) || OPERATORS.containsKey(word);
    }

    /** The hint for a statement that begins with this token. */
    static Optional<String> statement(Token token, Token next) {
        if (token.kind() == TokenKind.NAME && opensBlockOf(token.text(), next)) {
            return Optional.of(
                    token.text().equals("match")
                            ? "'match' does not exist here: use if and elif"
                            : (token.text().equals("print")
                                    ? "there is no print: write log(f\"...\")"
                                    : "code can't be made while a strategy runs"));
        }
        return token.kind() == TokenKind.KEYWORD ? Optional.ofNullable(STATEMENTS.get(token.text())) : Optional.empty();
    }

    /** {@code match x:} and Python 2's {@code print x}: a name with an operand right behind it. */
    private static boolean opensBlockOf(String word, Token next) {
        boolean operand = next.kind() == TokenKind.NAME
                || next.kind() == TokenKind.INT
                || next.kind() == TokenKind.FLOAT
                || next.kind() == TokenKind.STRING
                || next.kind() == TokenKind.TEXT_START;
        return operand && (word.equals("match") || word.equals("print") || word.equals("exec"));
    }

    /** The hint for an operand that begins with this token. */
    static Optional<String> operand(Token token) {
        return isWord(token) ? Optional.ofNullable(EXPRESSIONS.get(token.text())) : Optional.empty();
    }

    /** The hint for a token that stands where an operator could. */
    static Optional<String> operator(Token token) {
        return isWord(token) ? Optional.ofNullable(OPERATORS.get(token.text())) : Optional.empty();
    }

    private static boolean isWord(Token token) {
        return token.kind() == TokenKind.KEYWORD || token.kind() == TokenKind.OPERATOR;
    }
}
