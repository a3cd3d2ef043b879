package io.atlantis.runner.language.differential;

/** Writes expressions whose value is an int. */
final class IntExpressions {
    private final Grammar grammar;

    IntExpressions(Grammar grammar) {
        this.grammar = grammar;
    }

    /** Keeps ints small, so that Python's unbounded ones and ours agree. */
    static String bounded(String expression) {
        return "(" + expression + ") % 1009 - 500";
    }

    /** As {@link #write}, small enough to be kept in a variable. */
    String small(int level) {
        return bounded(write(level));
    }

    /** @param level how many operators may nest, at most */
    String write(int level) {
        Choices choices = grammar.choices;
        if (level == 0) {
            return choices.oneIn(2) ? choices.pick("i0", "i1", "ig", "st.k") : choices.intLiteral();
        }
        return switch (choices.below(8)) {
            case 0, 1, 2 -> arithmetic(write(level - 1), write(level - 1));
            case 3 -> "(" + write(level - 1) + ") ** " + choices.pick("0", "1", "2", "3");
            case 4 -> function(level - 1);
            case 5 -> ofContainer();
            case 6 -> call(level - 1);
            default -> choices.pick("bar_index", "i0", "i1", "-ig");
        };
    }

    private String arithmetic(String a, String b) {
        return switch (grammar.choices.below(7)) {
            case 0 -> a + " + " + b;
            case 1 -> a + " - (" + b + ")";
            case 2 -> "(" + a + ") * (" + b + ")";
            case 3, 4 -> "(" + a + ") // " + divisor(b);
            case 5 -> "(" + a + ") % " + divisor(b);
            default -> "-(" + a + ")";
        };
    }

    private String function(int level) {
        Choices choices = grammar.choices;
        return switch (choices.below(6)) {
            case 0 -> "abs(" + write(level) + ")";
            case 1 -> choices.pick("min", "max") + "(" + write(level) + ", " + write(level) + ")";
            case 2 -> "(" + write(level) + " if " + grammar.conditions.test(level) + " else " + write(level) + ")";
            case 3 -> "int(" + grammar.conditions.value(level) + ")";
            default -> rounded(level);
        };
    }

    /** Also of what lies in the middle between two ints. */
    private String rounded(int level) {
        Choices choices = grammar.choices;
        String argument = choices.oneIn(2) ? grammar.floats.write(level) : "(" + small(level) + ") / 2";
        return choices.pick("int", "round", "floor", "ceil") + "(" + argument + ")";
    }

    private String ofContainer() {
        Choices choices = grammar.choices;
        return switch (choices.below(3)) {
            case 0 -> choices.pick("sum(n0)", "len(n0)", "min(n0)", "max(n0)", "len(s0)", "len(v0)", "len(d0)");
            case 1 -> choices.pick("n0[0]", "n0[-2]", "p0[0][0]", "m0[2]", "m0.get(i0, i1)", "sum(m0.values())");
            default -> "n0" + choices.pick(".count", ".index") + "(" + choices.pick("i0", "2") + ")";
        };
    }

    private String call(int level) {
        if (!grammar.text.inHandler()) {
            return "len(v0)";
        }
        return grammar.choices.oneIn(2)
                ? "fi(" + small(level) + ", " + small(level) + ")"
                : "fi(i1=" + small(level) + ", i0=" + small(level) + ")";
    }

    /** Mostly a number that is not zero, so that runs last longer than to their first division. */
    private String divisor(String expression) {
        Choices choices = grammar.choices;
        return choices.oneIn(5) ? "(" + expression + ")" : choices.pick("3", "-7", "2", "1009");
    }
}
