package io.atlantis.runner.language;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Writes random strategies that are valid Python too, and end. Each variable keeps one type ({@code i*} int, {@code x*}
 * float, {@code b*} bool, {@code v*} list of floats, {@code n*} of ints, {@code s*} of texts, {@code p*} of tuples,
 * {@code c*} of bools), as only then an int of Python is an int here. Nothing looks for na in a list or sorts one: Python
 * compares it by identity first, and leaves it where its algorithm happens to.
 */
final class ProgramGenerator {
    private static final List<String> INT_LITERALS = List.of("0", "1", "2", "3", "7", "10", "-1", "-4", "-13", "1000");
    private static final List<String> FLOAT_LITERALS =
            List.of("0.0", "1.0", "0.5", "2.5", "-1.5", "1e10", "-0.1", "3.75", "1e-7", "na", "100.25");

    private final RandomGenerator random;
    private final StringBuilder out = new StringBuilder();
    private int depth;
    private int loops;
    private boolean inHandler;

    private ProgramGenerator(RandomGenerator random) {
        this.random = random;
    }

    static String generate(RandomGenerator random) {
        ProgramGenerator generator = new ProgramGenerator(random);
        generator.program();
        return generator.out.toString();
    }

    private void program() {
        line("ig = " + intLiteral());
        line("xg = " + floatLiteral());
        line("vg = [" + floatLiteral() + ", " + floatLiteral() + "]");
        function("def fi(i0, i1):", "return " + intExpression(2));
        function("def fx(x0, i0):", "return " + floatExpression(2));
        function(
                "def ft(x0, i0=2, i1=-3):",
                "return " + floatExpression(2) + ", " + intExpression(2) + ", " + condition(1));
        inHandler = true;
        function("def on_bar():", "buy(" + floatExpression(2) + ")");
    }

    private void function(String header, String last) {
        line(header);
        depth++;
        line("global ig, xg");
        for (String variable : List.of("i0", "i1", "i2")) {
            if (!header.contains(variable)) {
                line(variable + " = " + intLiteral());
            }
        }
        for (String variable : List.of("x0", "x1", "x2")) {
            if (!header.contains(variable)) {
                line(variable + " = " + floatLiteral());
            }
        }
        line("v0 = [" + floatLiteral() + ", 1.5, " + floatLiteral() + "]");
        line("n0 = [" + intLiteral() + ", " + intLiteral() + ", " + intLiteral() + "]");
        line("s0 = [\"b\", \"\", \"ab\", \"a\"]");
        line("p0 = [(2, 1.5), (" + intLiteral() + ", 0.5), (2, -1.5)]");
        line("c0 = [True, False]");
        line("d0 = {\"a\": 1.5, \"b\": 2, \"\": -0.0}");
        line("m0 = {}");
        line("m0[2] = " + intLiteral());
        line("b0 = " + condition(1));
        if (inHandler) {
            // each function is called, so that the types of its parameters are known
            line("i1 = fi(1, 2)");
            line("x1 = fx(1.5, 3)");
            line("t0 = ft(2.5)");
        }
        block(inHandler ? 8 : 3);
        if (inHandler) {
            showContainers();
        }
        line(last);
        depth--;
    }

    /** Every element in its order, so that no difference stays unseen. */
    private void showContainers() {
        line("for i2 in n0: buy(i2)");
        line("for x2 in v0: sell(x2)");
        line("for i2, x2 in p0: buy(x2, tag=s0[0] if i2 > 1 else \"p\")");
        line("for s1, x2 in list(d0.items()): sell(x2, tag=s1)");
        line("for i2, i1 in list(m0.items()): buy(i1 + i2)");
        line("for i2, b0 in enumerate(c0): sell(i2 + int(b0))");
    }

    private void block(int most) {
        int statements = 1 + random.nextInt(most);
        for (int i = 0; i < statements; i++) {
            statement();
        }
    }

    private void statement() {
        switch (random.nextInt(depth > 3 ? 15 : 21)) {
            case 0 -> line(pick("i0", "i1", "i2", "ig") + " = " + bounded(intExpression(3)));
            case 1 -> line(pick("x0", "x1", "x2", "xg") + " = " + floatExpression(3));
            case 2 -> line(pick("i0", "i1", "ig") + " " + pick("+=", "-=", "//=", "%=") + " " + intExpression(1));
            case 3 ->
                line(pick("x0", "x1", "xg") + " " + pick("+=", "-=", "*=", "/=", "%=") + " " + floatExpression(2));
            case 4 -> line("b0 = " + condition(3));
            case 5 -> list();
            case 6 -> line(pick("buy", "sell") + "(" + number(2) + pick("", ", tag=\"t\"") + ")");
            case 7 -> jump();
            case 8, 9 -> tuple();
            case 10, 11, 12 -> typedList();
            case 13, 14 -> dict();
            case 15, 16 -> branching();
            case 17, 18 -> rangeLoop();
            case 19 -> listLoop();
            default -> whileLoop();
        }
    }

    private void tuple() {
        switch (random.nextInt(inHandler ? 7 : 3)) {
            case 0 -> line("i0, i1 = i1, i0");
            case 1 -> line("x0, v0[0], (i2) = " + floatExpression(2) + ", x0, " + bounded(intExpression(2)));
            case 2 -> line("b0 = (" + intExpression(1) + ", b0)" + pick(" == ", " != ") + "(i1, " + condition(1) + ")");
            case 3 -> line("x1, i1, b0 = " + tupleCall());
            case 4 -> line("t0 = " + tupleCall());
            case 5 -> line("x0, xg = t0[" + pick("0", "-3") + "], " + floatExpression(1));
            default -> line("i2 = len(t0) + " + bounded("t0[" + pick("1", "-2") + "]"));
        }
    }

    /** Arguments by position, by name in any order, and by default. */
    private String tupleCall() {
        String x = floatExpression(1);
        String i = bounded(intExpression(2));
        String j = bounded(intExpression(2));
        return switch (random.nextInt(5)) {
            case 0 -> "ft(" + x + ")";
            case 1 -> "ft(" + x + ", " + i + ")";
            case 2 -> "ft(" + x + ", i1=" + i + ")";
            case 3 -> "ft(i1=" + i + ", i0=" + j + ", x0=" + x + ")";
            default -> "ft(" + x + ", " + i + ", " + j + ")";
        };
    }

    private void typedList() {
        switch (random.nextInt(18)) {
            case 15, 16, 17 -> line(comprehension());
            case 0 -> line("n0.append(" + bounded(intExpression(2)) + ")");
            case 1 -> line("n0.insert(" + index() + ", " + bounded(intExpression(1)) + ")");
            case 2 -> line("n0 = (n0 + " + pick("n0", "[i0, 2]", "n0[::-1]") + ")[:7]");
            case 3 -> line("n0" + pick(".sort()", ".sort(reverse=True)", ".reverse()", " += [i1]", ".extend(n0[:2])"));
            case 4 -> line("i1 = n0.pop(" + pick("", "0", "-1", index()) + ")");
            case 5 -> line("n0 = n0" + slice());
            case 6 -> line("v0 = v0" + slice());
            case 7 -> line("v0 = sorted([0.0, -0.0, 2.5, (0.0 if b0 else -0.0), -1.5], reverse=" + flag() + ")");
            case 8 -> line("p0 = " + pick("sorted(p0)", "sorted(p0, reverse=True)", "p0" + slice() + "[:6]"));
            case 9 -> line("p0.append((" + bounded(intExpression(1)) + ", " + pick("0.5", "2", "-0.0") + "))");
            case 10 ->
                line("s0"
                        + pick(
                                ".sort()",
                                ".sort(reverse=True)",
                                " = s0[1:] + s0[:1]",
                                ".insert(1, \"c\")",
                                " = s0[:5]"));
            case 11 -> line("buy(" + intExpression(1) + ", tag=s0[" + pick("0", "-1", "i0") + "])");
            case 12 -> line("c0 = ([" + condition(1) + "] + c0)[:5]");
            case 13 ->
                line("n0[" + pick("0", "-1", "i0") + "] " + pick("=", "+=", "-=", "//=") + " "
                        + bounded(intExpression(1)));
            default ->
                line(pick("v0.insert(" + index() + ", x0)", "n0 = list(n0)", "n0.clear()", "v0.extend([x0, 1])"));
        }
    }

    /** The variables hide those of the function, and leave them as they are. */
    private String comprehension() {
        String test = pick("", " if " + condition(1));
        return switch (random.nextInt(6)) {
            case 0 -> "n0 = [" + bounded(intExpression(2)) + " for i0 in n0[:5]" + test + "]";
            case 1 -> "v0 = [" + floatExpression(2) + " for x0 in v0[:5]" + test + "]";
            case 2 ->
                "n0 = [i1 + " + bounded(intExpression(1)) + " for i1 in range(" + pick("3", "i0 % 5", "5, 0, -2") + ")"
                        + test + "]";
            case 3 ->
                "p0 = [(" + bounded(intExpression(1)) + ", x1) for i1, x1 in p0[:4]" + pick("", " if i1 > 0") + "]";
            case 4 -> "v0 = [x1 * i1 for i1, x1 in enumerate(v0[:4])" + test + "]";
            default -> "c0 = [i2 == i1 for i2, i1 in zip(n0[:4], [i for i in n0[1:]])]";
        };
    }

    private String index() {
        return pick("0", "1", "-1", "-2", "9", "-9", "i0");
    }

    private String slice() {
        return "[" + pick("", index()) + ":" + pick("", index()) + pick("", "", ":2", ":-1", ":-2", ":3") + "]";
    }

    private void dict() {
        String key = pick("\"a\"", "\"b\"", "\"\"", "s0[-1]");
        switch (random.nextInt(12)) {
            case 0 -> line("d0[" + key + "] = " + floatExpression(2));
            case 1 -> line("d0[" + key + "] " + pick("+=", "-=", "*=") + " " + floatExpression(1));
            case 2 -> line("m0[" + bounded(intExpression(2)) + "] = " + bounded(intExpression(2)));
            case 3 -> line("m0[" + pick("i0", "2") + "] += " + intLiteral());
            case 4 -> line("x1 = d0.pop(" + key + pick("", ", x0") + ")");
            case 5 -> line("i1 = m0.pop(" + pick("i0", "2", "i0 % 3") + pick("", ", 7", ", i1") + ")");
            case 6 -> line("m0 = {i1: i1 * i1 % 7 for i1 in n0[:5]" + pick("", " if i1 > 0") + "}");
            case 7 -> line("d0 = {s1: x1 + 0.5 for s1, x1 in d0.items()" + pick("", " if s1 != \"a\"") + "}");
            case 8 -> line("n0 = " + pick("list(m0.keys())[:6]", "list(m0.values())[:6]", "sorted(m0.keys())[:5]"));
            case 9 -> line("p0 = [(i1, x1 + 0.0) for i1, x1 in m0.items() if x1 > 0][:5]");
            case 10 -> line(pick("m0.clear()", "d0 = {}", "m0 = {1: 2, i0: i1}", "d0 = {\"b\": x0, \"a\": 1}"));
            default ->
                loop("for " + pick("s1 in list(d0.keys())", "s1, x2 in list(d0.items())", "i2 in list(m0.keys())[:4]")
                        + ":");
        }
    }

    private void list() {
        switch (random.nextInt(4)) {
            case 0 -> line("v0.append(" + floatExpression(2) + ")");
            case 1 -> line("v0[" + pick("0", "1", "-1", "i0", "5") + "] = " + floatExpression(2));
            case 2 -> line("vg[" + pick("0", "1", "-2") + "] += " + floatExpression(1));
            default -> line("v0 = [" + floatExpression(1) + "] * " + pick("1", "2", "3"));
        }
    }

    private void jump() {
        if (loops > 0 && random.nextBoolean()) {
            line("if " + condition(2) + ":");
            depth++;
            line(pick("break", "continue"));
            depth--;
        } else {
            line("b0 = not b0");
        }
    }

    private void branching() {
        indented("if " + condition(3) + ":");
        if (random.nextBoolean()) {
            indented("elif " + condition(2) + ":");
        }
        if (random.nextBoolean()) {
            indented("else:");
        }
    }

    private void rangeLoop() {
        String bounds = pick("3", "i0 % 5", "1, 4", "5, 0, -2", "-2, i1 % 7, 3", "2, 2");
        loop("for " + pick("i2", "x2") + " in range(" + bounds + "):");
    }

    private void listLoop() {
        // over copies, as a body that adds to the list it runs over would never end
        loop("for "
                + pick(
                        "x2 in vg[:]",
                        "x2 in [1.5, 2.5]",
                        "x2 in [x0] * 3",
                        "i2 in n0[:4]",
                        "i2, x2 in enumerate(v0[:3])",
                        "i2, i1 in enumerate(n0[-2:], i0)",
                        "x2, i2 in zip(v0[:3], n0)",
                        "i2, x2, b0 in zip(n0[:4], v0[:4], c0)",
                        "i2, x2 in p0[:3]",
                        "b0 in c0[:2]")
                + ":");
    }

    private void whileLoop() {
        String counter = "w" + depth;
        line(counter + " = 0");
        line("while " + counter + " < " + pick("2", "4") + pick("", " and xg == xg", " and b0") + ":");
        depth++;
        line(counter + " += 1");
        loops++;
        block(3);
        loops--;
        depth--;
    }

    private void loop(String header) {
        loops++;
        indented(header);
        loops--;
    }

    private void indented(String header) {
        line(header);
        depth++;
        block(3);
        depth--;
    }

    private String number(int level) {
        return random.nextBoolean() ? intExpression(level) : floatExpression(level);
    }

    /** Keeps ints small, so that Python's unbounded ones and ours agree. */
    private static String bounded(String expression) {
        return "(" + expression + ") % 1009 - 500";
    }

    private String intExpression(int level) {
        if (level == 0) {
            return random.nextBoolean() ? pick("i0", "i1", "ig") : intLiteral();
        }
        String a = intExpression(level - 1);
        String b = intExpression(level - 1);
        return switch (random.nextInt(15)) {
            case 13 ->
                pick(
                        "sum(n0)",
                        "len(n0)",
                        "min(n0)",
                        "max(n0)",
                        "len(s0)",
                        "n0[0]",
                        "n0[-2]",
                        "p0[0][0]",
                        "len(d0)",
                        "m0[2]",
                        "m0.get(i0, i1)",
                        "sum(m0.values())");
            case 14 -> "n0" + pick(".count", ".index") + "(" + pick("i0", "2", intLiteral()) + ")";
            case 0 -> a + " + " + b;
            case 1 -> a + " - (" + b + ")";
            case 2 -> "(" + a + ") * (" + b + ")";
            case 3 -> "(" + a + ") // " + intDivisor(b);
            case 4 -> "(" + a + ") % " + intDivisor(b);
            case 5 -> "-(" + a + ")";
            case 6 -> "abs(" + a + ")";
            case 7 -> pick("min", "max") + "(" + a + ", " + b + ")";
            case 8 -> "(" + a + " if " + condition(level - 1) + " else " + b + ")";
            case 9 -> pick("int", "round", "floor", "ceil") + "(" + floatExpression(level - 1) + ")";
            case 10 -> inHandler ? "fi(" + bounded(a) + ", " + bounded(b) + ")" : "len(v0)";
            case 11 -> "(" + bounded(a) + ") ** " + pick("0", "1", "2", "3");
            default -> "bar_index";
        };
    }

    private String floatExpression(int level) {
        if (level == 0) {
            return random.nextBoolean() ? pick("x0", "x1", "xg", "close") : floatLiteral();
        }
        String a = floatExpression(level - 1);
        String b = random.nextInt(4) == 0 ? intExpression(level - 1) : floatExpression(level - 1);
        return switch (random.nextInt(16)) {
            case 0 -> a + " + " + b;
            case 1 -> a + " - (" + b + ")";
            case 2, 3 -> "(" + a + ") * (" + b + ")";
            case 4, 5 -> "(" + a + ") / " + divisor(b);
            case 6 -> "(" + a + ") // " + divisor(b);
            case 7 -> "(" + a + ") % " + divisor(b);
            case 8 -> "-(" + a + ")";
            case 9 -> pick("min", "max") + "(" + a + ", " + floatExpression(level - 1) + ")";
            case 10 -> "abs(" + a + ")";
            case 11 -> "(" + a + " if " + condition(level - 1) + " else " + floatExpression(level - 1) + ")";
            case 12 -> "sqrt(abs(" + a + "))";
            case 13 ->
                pick(
                        "nz(" + a + ")",
                        "close[" + random.nextInt(4) + "]",
                        "v0[0]",
                        "round(" + a + ", 2)",
                        "(sum(v0) + 0.0)",
                        "p0[-1][1]",
                        "max([1.5, x0, 0.25])",
                        "d0[\"a\"]",
                        "d0.get(s0[0], x0)");
            case 14 -> inHandler ? "fx(" + a + ", " + pick("i0", "3") + ")" : a;
            default -> "(" + intExpression(level - 1) + ") / " + divisor(intExpression(level - 1));
        };
    }

    /** Mostly a number that is not zero, so that runs last longer than to their first division. */
    private String divisor(String expression) {
        return random.nextInt(4) == 0 ? "(" + expression + ")" : pick("3", "-7", "0.3", "2.0", "1009");
    }

    private String intDivisor(String expression) {
        return random.nextInt(4) == 0 ? "(" + expression + ")" : pick("3", "-7", "2", "1009");
    }

    private String condition(int level) {
        if (level == 0) {
            return pick(flag(), "True", "close > 1.0", "isna(xg)");
        }
        return switch (random.nextInt(11)) {
            case 8 -> "(" + pick("i0", "2") + pick(" in ", " not in ") + pick("n0", "[1, 2, i1]", "n0[1:]") + ")";
            case 9 ->
                pick(
                        "not n0",
                        "any(c0)",
                        "all(c0)",
                        "any(n0)",
                        "all(s0)",
                        "c0[0]",
                        "not s0[0]",
                        "True in c0",
                        "\"a\" in d0",
                        "i0 in m0",
                        "s0[0] not in d0",
                        "not d0");
            case 10 ->
                "(" + pick("n0 == n0[::-1]", "s0 != sorted(s0)", "p0 == sorted(p0)", "(2, 1.5) in p0", "\"a\" in s0")
                        + ")";
            case 0 -> "(" + condition(level - 1) + pick(" and ", " or ") + condition(level - 1) + ")";
            case 1 -> "not " + condition(level - 1);
            case 2 -> intExpression(level - 1) + comparison() + floatExpression(level - 1);
            case 3 -> intExpression(level - 1) + comparison() + intExpression(level - 1);
            case 4 ->
                floatExpression(0)
                        + pick(" < ", " <= ")
                        + floatExpression(level - 1)
                        + pick(" < ", " != ")
                        + intExpression(0);
            default -> floatExpression(level - 1) + comparison() + floatExpression(level - 1);
        };
    }

    /** The bool variable, or a constant before its first assignment in this function. */
    private String flag() {
        return out.lastIndexOf("b0 = ") > out.lastIndexOf("def ") ? "b0" : "True";
    }

    private String comparison() {
        return pick(" < ", " <= ", " > ", " >= ", " == ", " != ");
    }

    private String intLiteral() {
        return INT_LITERALS.get(random.nextInt(INT_LITERALS.size()));
    }

    private String floatLiteral() {
        return FLOAT_LITERALS.get(random.nextInt(FLOAT_LITERALS.size()));
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private void line(String text) {
        out.append("    ".repeat(depth)).append(text).append('\n');
    }
}
