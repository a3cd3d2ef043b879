package io.atlantis.runner.language.differential;

/** Writes conditions: bools as values, and tests, where everything that has a truth may stand. */
final class Conditions {
    private final Grammar grammar;

    Conditions(Grammar grammar) {
        this.grammar = grammar;
    }

    /** What stands behind {@code if}, {@code while} and between {@code and} and {@code or} there. */
    String test(int level) {
        Choices choices = grammar.choices;
        return switch (choices.below(6)) {
            case 0 -> choices.pick("i0", "x0", "n0", "v0", "s0[0]", "c0", "st.b", "not x0", "not n0", "not s0[-1]");
            case 1 ->
                level == 0
                        ? value(0)
                        : "(" + test(level - 1) + choices.pick(" and ", " or ") + test(level - 1)
                                + choices.pick("", " and not i1") + ")";
            default -> value(level);
        };
    }

    /** An expression whose value is a bool. */
    String value(int level) {
        Choices choices = grammar.choices;
        if (level == 0) {
            return choices.pick(flag(), "True", "close > 1.0", "isna(xg)", "st.b");
        }
        return switch (choices.below(12)) {
            case 0, 1 -> "(" + value(level - 1) + choices.pick(" and ", " or ") + value(level - 1) + ")";
            case 2 -> "not " + value(level - 1);
            case 3, 4, 5 -> chain(level - 1);
            case 6, 7 -> number(level - 1) + choices.comparison() + number(level - 1);
            case 8, 9 -> exact();
            case 10 -> "(" + membership() + ")";
            default -> ofContainer();
        };
    }

    /** Each operand but the ends is evaluated once; calls in the middle show if it is not. */
    private String chain(int level) {
        StringBuilder chain = new StringBuilder("(" + number(level));
        int links = 2 + grammar.choices.below(2);
        for (int i = 0; i < links; i++) {
            chain.append(grammar.choices.comparison()).append(number(level));
        }
        return chain.append(')').toString();
    }

    private String number(int level) {
        return grammar.choices.oneIn(2) ? grammar.ints.write(level) : grammar.floats.write(level);
    }

    /** Where a float no longer holds every int. */
    private String exact() {
        Choices choices = grammar.choices;
        String sign = choices.pick("", "-");
        String whole = sign + choices.pick("9007199254740993", "9007199254740991", "9007199254740990 + i0 % 4");
        return choices.oneIn(2)
                ? "(" + whole + choices.comparison() + sign + "9007199254740992.0)"
                : "(" + sign + "9007199254740992.0" + choices.comparison() + whole + ")";
    }

    private String membership() {
        Choices choices = grammar.choices;
        String in = choices.pick(" in ", " not in ");
        return choices.oneIn(3)
                ? choices.pick(
                        "\"a\" in d0", "i0 in m0", "s0[0] not in d0", "(2, 1.5) in p0", "\"a\" in s0", "True in c0")
                : choices.pick("i0", "2") + in + choices.pick("n0", "[1, 2, i1]", "n0[1:]");
    }

    private String ofContainer() {
        return grammar.choices.pick(
                "any(c0)",
                "all(c0)",
                "any(n0)",
                "all(s0)",
                "c0[0]",
                "not d0",
                "n0 == n0[::-1]",
                "s0 != sorted(s0)",
                "p0 == sorted(p0)",
                "s0[0] == s0[-1]");
    }

    /** The bool variable, or a constant before its first assignment in this function. */
    String flag() {
        return grammar.text.hasFlag() ? "b0" : "True";
    }
}
