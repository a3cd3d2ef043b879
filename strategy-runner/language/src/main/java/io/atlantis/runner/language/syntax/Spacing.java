package io.atlantis.runner.language.syntax;

import java.util.ArrayDeque;
import java.util.Deque;

/** Decides whether a space stands between two atoms of a logical line. Is shown the atoms in their order. */
final class Spacing {
    private enum Bracket {
        CALL,
        SUBSCRIPT,
        OTHER
    }

    private final Deque<Bracket> open = new ArrayDeque<>();
    private boolean isPrefix;
    private boolean annotated;

    /** Brackets open behind the atoms that were shown. */
    int depth() {
        return open.size();
    }

    /** Forgets the line before. */
    void startLine() {
        open.clear();
        isPrefix = false;
        annotated = false;
    }

    /** Whether a space belongs between the atom that was shown last and the next one. */
    boolean between(Atom before, Atom next) {
        if (next.closes() || next.isOperator(",") || next.isOperator(";") || next.isOperator(":")) {
            return false;
        }
        if (before.isOperator(".") || next.isOperator(".")) {
            // "1 .x" and "1.x" are different tokens
            return before.kind() == TokenKind.INT;
        }
        if (before.opens() || (isPrefix && before.kind() == TokenKind.OPERATOR)) {
            return false;
        }
        if (before.isOperator(":")) {
            return open.peek() != Bracket.SUBSCRIPT;
        }
        if (next.isOperator("=") || before.isOperator("=")) {
            return open.isEmpty() || annotated;
        }
        boolean applied = next.isOperator("(") || next.isOperator("[");
        return !(applied && before.endsValue());
    }

    /** Shows an atom. */
    void show(Atom atom, boolean firstOfLine, boolean valueBefore) {
        boolean decorates = firstOfLine && atom.isOperator("@");
        isPrefix = decorates || isSign(atom) && (firstOfLine || !valueBefore);
        if (atom.opens()) {
            boolean applied = valueBefore && !firstOfLine;
            open.push(applied && atom.isOperator("(") ? Bracket.CALL : subscriptOr(applied && atom.isOperator("[")));
        } else if (atom.closes()) {
            open.poll();
            annotated &= !open.isEmpty();
        } else if (open.size() == 1 && atom.isOperator(":")) {
            annotated = open.peek() == Bracket.CALL;
        } else if (open.size() == 1 && atom.isOperator(",")) {
            annotated = false;
        }
    }

    private static Bracket subscriptOr(boolean subscript) {
        return subscript ? Bracket.SUBSCRIPT : Bracket.OTHER;
    }

    private static boolean isSign(Atom atom) {
        return atom.isOperator("-") || atom.isOperator("+") || atom.isOperator("~");
    }
}
