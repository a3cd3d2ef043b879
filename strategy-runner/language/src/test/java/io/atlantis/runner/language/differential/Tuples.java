package io.atlantis.runner.language.differential;

/** Writes tuples: packed, unpacked, compared, returned. */
final class Tuples {
    private final Grammar grammar;

    Tuples(Grammar grammar) {
        this.grammar = grammar;
    }

    void write() {
        Choices choices = grammar.choices;
        IntExpressions ints = grammar.ints;
        String line = switch (choices.below(grammar.text.inHandler() ? 8 : 4)) {
            case 0 -> "i0, i1 = i1, i0";
            case 1 -> "x0, v0[0], (i2) = " + grammar.floats.write(2) + ", x0, " + ints.small(2);
            case 2 ->
                "b0 = (" + ints.write(1) + ", b0)" + choices.pick(" == ", " != ") + "(i1, "
                        + grammar.conditions.value(1) + ")";
            case 3 -> "st.k, n0[0], ig = " + ints.small(1) + ", st.k, n0[0]";
            case 4 -> "x1, i1, b0 = " + call();
            case 5 -> "t0 = " + call();
            case 6 -> "x0, xg = t0[" + choices.pick("0", "-3") + "], " + grammar.floats.write(1);
            default -> "i2 = len(t0) + " + IntExpressions.bounded("t0[" + choices.pick("1", "-2") + "]");
        };
        grammar.text.line(line);
    }

    /** Arguments by position, by name in any order, and by default. */
    private String call() {
        String x = grammar.floats.write(1);
        String i = grammar.ints.small(2);
        String j = grammar.ints.small(2);
        return switch (grammar.choices.below(5)) {
            case 0 -> "ft(" + x + ")";
            case 1 -> "ft(" + x + ", " + i + ")";
            case 2 -> "ft(" + x + ", i1=" + i + ")";
            case 3 -> "ft(i1=" + i + ", i0=" + j + ", x0=" + x + ")";
            default -> "ft(" + x + ", " + i + ", " + j + ")";
        };
    }
}
