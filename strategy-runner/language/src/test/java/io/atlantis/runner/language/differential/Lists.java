package io.atlantis.runner.language.differential;

/** Writes what changes, cuts and sorts lists. */
final class Lists {
    private final Grammar grammar;

    Lists(Grammar grammar) {
        this.grammar = grammar;
    }

    void write() {
        Choices choices = grammar.choices;
        String line = switch (choices.below(6)) {
            case 0, 1 -> ofInts();
            case 2, 3 -> ofFloats();
            case 4 -> sliced();
            default -> ofOthers();
        };
        grammar.text.line(line);
    }

    private String ofInts() {
        Choices choices = grammar.choices;
        return switch (choices.below(7)) {
            case 0 -> "n0.append(" + grammar.ints.small(2) + ")";
            case 1 -> "n0.insert(" + index() + ", " + grammar.ints.small(1) + ")";
            case 2 -> "n0 = (n0 + " + choices.pick("n0", "[i0, 2]", "n0[::-1]") + ")[:7]";
            case 3 ->
                "n0" + choices.pick(".sort()", ".sort(reverse=True)", ".reverse()", " += [i1]", ".extend(n0[:2])");
            case 4 -> "i1 = n0.pop(" + choices.pick("", "0", "-1", index()) + ")";
            case 5 ->
                "n0[" + choices.pick("0", "-1", "i0") + "] " + choices.pick("=", "+=", "-=", "//=", "%=") + " "
                        + grammar.ints.small(1);
            default -> choices.pick("n0 = list(n0)", "n0.clear()", "n0 = n0.copy()", "n0 = n0[1:] + n0[:1]");
        };
    }

    private String ofFloats() {
        Choices choices = grammar.choices;
        return switch (choices.below(6)) {
            case 0 -> "v0.append(" + grammar.floats.write(2) + ")";
            case 1 -> "v0[" + choices.pick("0", "1", "-1", "i0", "5") + "] = " + grammar.floats.write(2);
            case 2 -> "vg[" + choices.pick("0", "1", "-2") + "] += " + grammar.floats.write(1);
            case 3 -> "v0 = [" + grammar.floats.write(1) + "] * " + choices.pick("1", "2", "3", "-1");
            case 4 ->
                "v0 = sorted([0.0, -0.0, 2.5, (0.0 if b0 else -0.0), -1.5], reverse=" + grammar.conditions.flag() + ")";
            default ->
                choices.pick("v0.insert(" + index() + ", x0)", "v0.extend([x0, 1.5])", "v0 += vg", "x1 = v0.pop()");
        };
    }

    private String sliced() {
        String list = grammar.choices.pick("n0", "v0", "s0", "p0", "c0");
        return list + " = " + list + slice() + (list.equals("p0") ? "[:6]" : "");
    }

    private String ofOthers() {
        Choices choices = grammar.choices;
        return switch (choices.below(5)) {
            case 0 -> "p0 = " + choices.pick("sorted(p0)", "sorted(p0, reverse=True)");
            case 1 -> "p0.append((" + grammar.ints.small(1) + ", " + choices.pick("0.5", "2.0", "-0.0") + "))";
            case 2 -> "s0" + choices.pick(".sort()", ".sort(reverse=True)", " = s0[1:] + s0[:1]", ".insert(1, \"c\")");
            case 3 -> "buy(" + grammar.ints.write(1) + ", tag=s0[" + choices.pick("0", "-1", "i0") + "])";
            default -> "c0 = ([" + grammar.conditions.value(1) + "] + c0)[:5]";
        };
    }

    /** Inside of a list, at its ends and beyond. */
    String index() {
        return grammar.choices.pick("0", "1", "-1", "-2", "9", "-9", "i0");
    }

    private String slice() {
        Choices choices = grammar.choices;
        return "[" + choices.pick("", index()) + ":" + choices.pick("", index())
                + choices.pick("", "", ":2", ":-1", ":-2", ":3") + "]";
    }
}
