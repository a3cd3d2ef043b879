package io.atlantis.runner.language.differential;

/** Writes blocks of statements of all kinds. */
final class Statements {
    private final Grammar grammar;

    Statements(Grammar grammar) {
        this.grammar = grammar;
    }

    void block(int most) {
        int count = 1 + grammar.choices.below(most);
        for (int i = 0; i < count; i++) {
            statement();
        }
    }

    private void statement() {
        switch (grammar.choices.below(grammar.text.mayNest() ? 18 : 13)) {
            case 0, 1, 2, 3 -> grammar.assignments.write();
            case 4 -> order();
            case 5 -> grammar.loops.jump();
            case 6, 7 -> grammar.tuples.write();
            case 8, 9 -> grammar.lists.write();
            case 10 -> grammar.comprehensions.write();
            case 11, 12 -> grammar.dicts.write();
            case 13, 14 -> branching();
            default -> grammar.loops.write();
        }
    }

    private void order() {
        Choices choices = grammar.choices;
        String quantity = choices.oneIn(2) ? grammar.ints.write(2) : grammar.floats.write(2);
        grammar.text.line(choices.pick("buy", "sell") + "(" + quantity + choices.pick("", ", tag=\"t\"") + ")");
    }

    private void branching() {
        nested("if " + grammar.conditions.test(3) + ":");
        if (grammar.choices.oneIn(2)) {
            nested("elif " + grammar.conditions.test(2) + ":");
        }
        if (grammar.choices.oneIn(2)) {
            nested("else:");
        }
    }

    private void nested(String header) {
        grammar.text.indented(header, () -> block(3));
    }
}
