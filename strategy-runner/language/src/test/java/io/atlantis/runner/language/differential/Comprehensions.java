package io.atlantis.runner.language.differential;

/** Writes comprehensions of lists and dicts; their variables hide those of the function, and leave them as they are. */
final class Comprehensions {
    private final Grammar grammar;

    Comprehensions(Grammar grammar) {
        this.grammar = grammar;
    }

    void write() {
        Choices choices = grammar.choices;
        String test = choices.pick("", " if " + grammar.conditions.test(1));
        String line = switch (choices.below(8)) {
            case 0 -> "n0 = [" + grammar.ints.small(2) + " for i0 in n0[:5]" + test + "]";
            case 1 -> "v0 = [" + grammar.floats.write(2) + " for x0 in v0[:5]" + test + "]";
            case 2 ->
                "n0 = [i1 + " + grammar.ints.small(1) + " for i1 in range(" + choices.pick("3", "i0 % 5", "5, 0, -2")
                        + ")" + test + "]";
            case 3 ->
                "p0 = [(" + grammar.ints.small(1) + ", x1) for i1, x1 in p0[:4]" + choices.pick("", " if i1 > 0") + "]";
            case 4 -> "v0 = [x1 * i1 for i1, x1 in enumerate(v0[:4])" + test + "]";
            case 5 -> "c0 = [i2 == i1 for i2, i1 in zip(n0[:4], [i for i in n0[1:]])]";
            case 6 -> "m0 = {i1: i1 * i1 % 7 for i1 in n0[:5]" + choices.pick("", " if i1 > 0") + "}";
            default -> "d0 = {s1: x1 + 0.5 for s1, x1 in d0.items()" + choices.pick("", " if s1 != \"a\"") + "}";
        };
        grammar.text.line(line);
    }
}
