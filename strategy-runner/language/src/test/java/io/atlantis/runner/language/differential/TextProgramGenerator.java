package io.atlantis.runner.language.differential;

import java.util.random.RandomGenerator;

/** Makes random strategies over texts that CPython runs too: operators, methods, slices, f-strings, conversions. */
final class TextProgramGenerator {
    private static final int STATEMENTS = 10;
    private static final int DEPTH = 3;
    private static final String[] LITERALS = {
        "",
        "a",
        "ab",
        "Hello",
        " x ",
        "a,b,,c",
        "\uD83D\uDCC8",
        "z\uD83D\uDCC8b",
        "0012",
        "-7",
        "3.5e2",
        "nan",
        "1_0",
        "  "
    };
    private static final String[] FLOAT_SPECS = {"", ":.2f", ":>12,.3f", ":+.1e", ":g", ":010.4", ":.1%", ":^9", ":_.0f"
    };
    private static final String[] INT_SPECS = {"", ":d", ":>8", ":+,d", ":x", ":08b", ":.3f", ":_", ":<6"};
    private static final String[] STR_SPECS = {"", ":>8", ":*^9", ":.2", ":s", ":<4.1"};

    private final RandomGenerator random;
    private final StringBuilder program = new StringBuilder();

    private TextProgramGenerator(RandomGenerator random) {
        this.random = random;
    }

    static String generate(RandomGenerator random) {
        return new TextProgramGenerator(random).program();
    }

    private String program() {
        program.append("kept = \"\"\n\ndef on_bar():\n    global kept\n    s = ")
                .append(text(1, '"'))
                .append("\n    t = \"aXb\"\n    n = bar_index % 4\n    x = close * 1.5\n");
        for (int i = 0; i < STATEMENTS; i++) {
            program.append("    ").append(statement()).append('\n');
        }
        return program.append("    kept = (kept + s)[-20:]\n    log(kept)\n").toString();
    }

    private String statement() {
        return switch (random.nextInt(8)) {
            case 0 -> "s = " + text(DEPTH, '"');
            case 1 -> "t = " + text(DEPTH, '"');
            case 2 -> "n = " + whole(DEPTH, '"') + " % 7";
            case 3 -> "if " + test(DEPTH, '"') + ": s += " + text(1, '"');
            case 4 -> "for c in s[:5]: t = c + t[:9]";
            case 5 -> "x = float(" + (random.nextInt(8) == 0 ? text(1, '"') : "str(x)") + ")";
            case 6 -> "alert(" + text(DEPTH, '"') + ")";
            default -> "log(" + template() + ")";
        };
    }

    private String text(int depth, char quote) {
        if (depth == 0) {
            return random.nextBoolean() ? literal(quote) : "kept";
        }
        int below = depth - 1;
        return switch (random.nextInt(14)) {
            case 0 -> "(" + text(below, quote) + " + " + text(below, quote) + ")";
            case 1 -> "(" + text(below, quote) + " * " + random.nextInt(-1, 4) + ")";
            case 2 -> "(" + random.nextInt(3) + " * " + text(below, quote) + ")";
            case 3 -> text(below, quote) + "[" + index() + ":" + index() + step() + "]";
            case 4 -> text(below, quote) + "[" + random.nextInt(-3, 3) + "]";
            case 5 -> text(below, quote) + (random.nextBoolean() ? ".upper()" : ".lower()");
            case 6 ->
                text(below, quote)
                        + pick(".strip()", ".lstrip()", ".rstrip()", ".strip(t0)")
                                .replace("t0", literal(quote));
            case 7 -> text(below, quote) + ".replace(" + literal(quote) + ", " + literal(quote) + ")";
            case 8 -> literal(quote) + ".join(" + text(below, quote) + ".split(" + separator(quote) + "))";
            case 9 -> "str(" + (random.nextBoolean() ? whole(below, quote) : number()) + ")";
            case 10 -> "str(" + test(below, quote) + ")";
            case 11 -> "(" + text(below, quote) + " if " + test(below, quote) + " else " + text(below, quote) + ")";
            case 12 -> quote == '"' ? template() : literal(quote);
            default -> literal(quote);
        };
    }

    private String template() {
        StringBuilder template = new StringBuilder("f\"");
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            template.append(pick("", "a ", "{{", "}}", ": ")).append('{');
            template.append(
                    switch (random.nextInt(4)) {
                        case 0 -> number() + pick(FLOAT_SPECS);
                        case 1 -> whole(1, '\'') + pick(INT_SPECS);
                        case 2 -> "(" + test(1, '\'') + ")" + pick("", ":d", ":>7");
                        default -> text(1, '\'') + pick(STR_SPECS);
                    });
            template.append('}');
        }
        return template.append('"').toString();
    }

    private String whole(int depth, char quote) {
        if (depth == 0) {
            return random.nextBoolean() ? "bar_index" : Integer.toString(random.nextInt(100));
        }
        String text = text(depth - 1, quote);
        return switch (random.nextInt(6)) {
            case 0 -> "len(" + text + ")";
            case 1 -> text + ".find(" + literal(quote) + ")";
            case 2 -> text + ".count(" + literal(quote) + ")";
            case 3 -> "int(" + (random.nextInt(6) == 0 ? text : "str(bar_index)") + ")";
            default -> whole(0, quote);
        };
    }

    private String number() {
        return pick(
                "close",
                "0.1",
                "1e16",
                "1e-7",
                "123456789.125",
                "(close / 3.0)",
                "-0.0",
                "1e22",
                "2.5",
                "(close * 1e5)");
    }

    private String test(int depth, char quote) {
        if (depth == 0) {
            return random.nextBoolean() ? "bar_index > 2" : "close < 50.0";
        }
        String left = text(depth - 1, quote);
        String right = text(depth - 1, quote);
        return switch (random.nextInt(5)) {
            case 0 -> left + " " + pick("<", "<=", ">", ">=", "==", "!=") + " " + right;
            case 1 -> left + pick(" in ", " not in ") + right;
            case 2 -> left + ".startswith(" + literal(quote) + ")";
            case 3 -> left + ".endswith(" + literal(quote) + ")";
            default -> "not " + left;
        };
    }

    private String literal(char quote) {
        return quote + pick(LITERALS) + quote;
    }

    private String separator(char quote) {
        return random.nextInt(3) == 0 ? "" : literal(quote);
    }

    private String index() {
        return random.nextInt(3) == 0 ? "" : Integer.toString(random.nextInt(-6, 7));
    }

    private String step() {
        return random.nextInt(3) == 0 ? ":" + pick("1", "2", "-1", "-2", "3") : "";
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
