package io.atlantis.runner.language.differential;

/** Writes what reads and changes dicts. */
final class Dicts {
    private final Grammar grammar;

    Dicts(Grammar grammar) {
        this.grammar = grammar;
    }

    void write() {
        Choices choices = grammar.choices;
        String key = choices.pick("\"a\"", "\"b\"", "\"\"", "s0[-1]");
        String line = switch (choices.below(9)) {
            case 0 -> "d0[" + key + "] = " + grammar.floats.write(2);
            case 1 -> "d0[" + key + "] " + choices.pick("+=", "-=", "*=") + " " + grammar.floats.write(1);
            case 2 -> "m0[" + grammar.ints.small(2) + "] = " + grammar.ints.small(2);
            case 3 -> "m0[" + choices.pick("i0", "2") + "] += " + choices.intLiteral();
            case 4 -> "x1 = d0.pop(" + key + choices.pick("", ", x0") + ")";
            case 5 -> "i1 = m0.pop(" + choices.pick("i0", "2", "i0 % 3") + choices.pick("", ", 7", ", i1") + ")";
            case 6 -> "n0 = " + choices.pick("list(m0.keys())[:6]", "list(m0.values())[:6]", "sorted(m0.keys())[:5]");
            case 7 -> "p0 = [(i1, x1 + 0.0) for i1, x1 in m0.items() if x1 > 0][:5]";
            default -> choices.pick("m0.clear()", "d0 = {}", "m0 = {1: 2, i0: i1}", "d0 = {\"b\": x0, \"a\": 1.5}");
        };
        grammar.text.line(line);
    }
}
