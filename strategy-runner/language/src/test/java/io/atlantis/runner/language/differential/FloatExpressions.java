package io.atlantis.runner.language.differential;

/** Writes expressions whose value is a float. */
final class FloatExpressions {
    private final Grammar grammar;

    FloatExpressions(Grammar grammar) {
        this.grammar = grammar;
    }

    /** @param level how many operators may nest, at most */
    String write(int level) {
        Choices choices = grammar.choices;
        if (level == 0) {
            return choices.oneIn(2) ? choices.pick("x0", "x1", "xg", "close", "st.x") : choices.floatLiteral();
        }
        return switch (choices.below(10)) {
            case 0, 1, 2, 3 -> arithmetic(write(level - 1), number(level - 1));
            case 4 -> power(level - 1);
            case 5 -> function(level - 1);
            case 6 -> choice(level - 1);
            case 7 -> ofContainer();
            case 8 -> call(level - 1);
            default -> "(" + grammar.ints.write(level - 1) + ") / " + divisor(grammar.ints.write(level - 1));
        };
    }

    private String number(int level) {
        return grammar.choices.oneIn(4) ? grammar.ints.write(level) : write(level);
    }

    private String arithmetic(String a, String b) {
        return switch (grammar.choices.below(9)) {
            case 0 -> a + " + " + b;
            case 1 -> a + " - (" + b + ")";
            case 2, 3 -> "(" + a + ") * (" + b + ")";
            case 4 -> "(" + a + ") / " + divisor(b);
            case 5, 6 -> "(" + a + ") // " + divisor(b);
            case 7 -> "(" + a + ") % " + divisor(b);
            default -> "-(" + a + ")";
        };
    }

    /** Only powers that a float holds exactly, or that are defined to be 1: others may differ in the last bit. */
    private String power(int level) {
        Choices choices = grammar.choices;
        return switch (choices.below(5)) {
            case 0 -> "(" + write(level) + ") ** " + choices.pick("0", "0.0", "-0.0");
            case 1 -> "1.0 ** (" + write(level) + ")";
            case 2 -> "float((" + grammar.ints.write(level) + ") % 19 - 9) ** " + choices.pick("1", "2.0", "3", "4.0");
            case 3 -> choices.pick("2", "4.0", "-8", "0.5", "-2.0") + " ** " + choices.pick("-1", "-2", "-3");
            default -> "((" + grammar.ints.write(level) + ") % 8 + 0.0) ** " + choices.pick("0.5 * 4", "2", "-0.0");
        };
    }

    private String function(int level) {
        Choices choices = grammar.choices;
        return switch (choices.below(6)) {
            case 0 -> choices.pick("min", "max") + "(" + write(level) + ", " + write(level) + ")";
            case 1 -> "abs(" + write(level) + ")";
            case 2 -> "sqrt(abs(" + write(level) + "))";
            case 3 -> "nz(" + write(level) + ")";
            case 4 -> "float(" + grammar.ints.write(level) + ")";
            default -> "round(" + write(level) + ", " + choices.pick("2", "0", "-1", "i0") + ")";
        };
    }

    private String choice(int level) {
        return "(" + write(level) + " if " + grammar.conditions.test(level) + " else " + write(level) + ")";
    }

    private String ofContainer() {
        Choices choices = grammar.choices;
        return choices.pick(
                "close[" + choices.below(4) + "]",
                "v0[0]",
                "v0[-1]",
                "(sum(v0) + 0.0)",
                "p0[-1][1]",
                "max([1.5, x0, 0.25])",
                "d0[\"a\"]",
                "d0.get(s0[0], x0)");
    }

    private String call(int level) {
        Choices choices = grammar.choices;
        if (!grammar.text.inHandler()) {
            return write(level);
        }
        return choices.oneIn(3)
                ? "fr(" + choices.pick("0", "1", "4", "i0 % 5") + choices.pick("", ", x1", ", x0=1.5") + ")"
                : "fx(" + write(level) + ", " + choices.pick("i0", "3", "i0=i1") + ")";
    }

    /** Mostly a number that is not zero, so that runs last longer than to their first division. */
    private String divisor(String expression) {
        Choices choices = grammar.choices;
        return choices.oneIn(5) ? "(" + expression + ")" : choices.pick("3", "-7", "0.3", "2.0", "1009");
    }
}
