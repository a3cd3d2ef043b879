package io.atlantis.runner.language.differential;

/** Writes assignments to locals, globals and state, plain and augmented. */
final class Assignments {
    private final Grammar grammar;

    Assignments(Grammar grammar) {
        this.grammar = grammar;
    }

    void write() {
        Choices choices = grammar.choices;
        ProgramText text = grammar.text;
        String anInt = choices.pick("i0", "i1", "i2", "ig", "st.k");
        String aFloat = choices.pick("x0", "x1", "x2", "xg", "st.x");
        switch (choices.below(8)) {
            case 0, 1 -> text.line(anInt + " = " + grammar.ints.small(3));
            case 2, 3 -> text.line(aFloat + " = " + grammar.floats.write(3));
            case 4 -> text.line(anInt + " " + choices.pick("+=", "-=", "//=", "%=") + " " + grammar.ints.write(1));
            case 5 ->
                text.line(aFloat + " " + choices.pick("+=", "-=", "*=", "/=", "%=", "//=") + " "
                        + grammar.floats.write(2));
            case 6 -> powers();
            default -> text.line(choices.pick("b0", "st.b") + " = " + grammar.conditions.value(3));
        }
    }

    private void powers() {
        if (grammar.choices.oneIn(2)) {
            grammar.text.line("i0 = i0 % 12 - 5");
            grammar.text.line("i0 **= " + grammar.choices.pick("0", "1", "2", "3"));
        } else {
            grammar.text.line("x0 **= 0");
        }
    }
}
