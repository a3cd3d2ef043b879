package io.atlantis.runner.language.syntax;

/**
 * A token as the layout sees it, with its place in the text.
 *
 * @param kind of the token; of an f-string, which is one atom, STRING
 * @param text as written, quotes included
 * @param from index of its first character
 * @param to index behind its last character
 * @param level blocks around its logical line, 0 at module level
 * @param startsLine whether a logical line begins with it
 */
record Atom(TokenKind kind, String text, int from, int to, int level, boolean startsLine) {
    boolean isOperator(String operator) {
        return kind == TokenKind.OPERATOR && text.equals(operator);
    }

    boolean opens() {
        return isOperator("(") || isOperator("[") || isOperator("{");
    }

    boolean closes() {
        return isOperator(")") || isOperator("]") || isOperator("}");
    }

    /** Whether a value may end here, so that a sign that follows is an operator between two values. */
    boolean endsValue() {
        return switch (kind) {
            case OPERATOR -> closes();
            case KEYWORD -> text.equals("True") || text.equals("False") || text.equals("None");
            default -> true;
        };
    }
}
