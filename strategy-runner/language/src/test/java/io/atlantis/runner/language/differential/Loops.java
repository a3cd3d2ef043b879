package io.atlantis.runner.language.differential;

/** Writes loops, and what leaves them. */
final class Loops {
    private final Grammar grammar;

    Loops(Grammar grammar) {
        this.grammar = grammar;
    }

    void write() {
        switch (grammar.choices.below(5)) {
            case 0, 1 -> range();
            case 2, 3 -> list();
            default -> whileLoop();
        }
    }

    void jump() {
        ProgramText text = grammar.text;
        if (text.inLoop()) {
            text.indented(
                    "if " + grammar.conditions.test(2) + ":",
                    () -> text.line(grammar.choices.pick("break", "continue")));
        } else {
            text.line("b0 = not b0");
        }
    }

    private void range() {
        String bounds = grammar.choices.pick("3", "i0 % 5", "1, 4", "5, 0, -2", "-2, i1 % 7, 3", "2, 2");
        loop(grammar.choices.pick("i2", "x2") + " in range(" + bounds + ")");
    }

    /** Over copies, as a body that adds to the list it runs over would never end. */
    private void list() {
        loop(grammar.choices.pick(
                "x2 in vg[:]",
                "x2 in [1.5, 2.5]",
                "x2 in [x0] * 3",
                "i2 in n0[:4]",
                "i2, x2 in enumerate(v0[:3])",
                "i2, i1 in enumerate(n0[-2:], i0)",
                "x2, i2 in zip(v0[:3], n0)",
                "i2, x2, b0 in zip(n0[:4], v0[:4], c0)",
                "i2, x2 in p0[:3]",
                "b0 in c0[:2]",
                "s1 in list(d0.keys())",
                "s1, x2 in list(d0.items())",
                "i2 in list(m0.keys())[:4]"));
    }

    private void whileLoop() {
        ProgramText text = grammar.text;
        String counter = "w" + text.depth();
        String also = grammar.choices.pick("", " and xg == xg", " and b0", " and " + grammar.conditions.test(1));
        text.line(counter + " = 0");
        text.loop("while " + counter + " < " + grammar.choices.pick("2", "4") + also + ":", () -> {
            text.line(counter + " += 1");
            grammar.statements.block(3);
        });
    }

    private void loop(String header) {
        grammar.text.loop("for " + header + ":", () -> grammar.statements.block(3));
    }
}
