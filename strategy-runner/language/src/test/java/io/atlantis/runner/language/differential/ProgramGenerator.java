package io.atlantis.runner.language.differential;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Writes random strategies that are valid Python too, and end. Each variable keeps one type ({@code i*} int, {@code x*}
 * float, {@code b*} bool, {@code v*} list of floats, {@code n*} of ints, {@code s*} of texts, {@code p*} of tuples,
 * {@code c*} of bools, {@code d*} dict of floats by text, {@code m*} of ints by int), as only then an int of Python is an
 * int here: one among floats would stay an int there, and has no negative zero. Nothing looks for na in a list or sorts
 * one: Python compares it by identity first, and leaves it where its algorithm happens to.
 */
public final class ProgramGenerator {
    private static final int HANDLER_STATEMENTS = 8;
    private static final int FUNCTION_STATEMENTS = 3;

    private final Grammar grammar;
    private final Choices choices;
    private final ProgramText text;

    private ProgramGenerator(long seed) {
        this.grammar = new Grammar(new SplittableRandom(seed));
        this.choices = grammar.choices;
        this.text = grammar.text;
    }

    /** The program of a seed. */
    public static String generate(long seed) {
        ProgramGenerator generator = new ProgramGenerator(seed);
        generator.program();
        return generator.text.toString();
    }

    private void program() {
        text.line("ig = " + choices.intLiteral());
        text.line("xg = " + choices.floatLiteral());
        text.line("vg = [" + choices.floatLiteral() + ", " + choices.floatLiteral() + "]");
        text.line("st = state(k=" + choices.intLiteral() + ", x=" + choices.floatLiteral() + ", b=False)");
        function(choices.pick("def fi(i0, i1):", "def fi(i0: int, i1: int) -> int:"));
        text.line("return " + grammar.ints.write(2));
        function(choices.pick("def fx(x0, i0):", "def fx(x0: float, i0: int):"));
        text.line("return " + grammar.floats.write(2));
        function(choices.pick("def ft(x0, i0=2, i1=-3):", "def ft(x0: float, i0: int = 2, i1=-3):"));
        text.line("return " + grammar.floats.write(2) + ", " + grammar.ints.write(2) + ", "
                + grammar.conditions.value(1));
        recursion();
        handler();
    }

    /** Goes down to zero, once or twice from each level. */
    private void recursion() {
        function("def fr(k0, x0=0.5):", "if k0 <= 0:", "    return x0 + " + choices.floatLiteral());
        String again = "fr(k0 - 1, " + grammar.floats.write(1) + ")";
        text.line("return "
                + choices.pick(again, again + " * 0.5", again + " - fr(k0 - 2)", "x0 - fr(x0=x1, k0=k0 - 1)"));
    }

    private void function(String header, String... first) {
        text.endFunction();
        text.beginFunction(header, false);
        for (String line : first) {
            text.line(line);
        }
        declareLocals(header);
        grammar.statements.block(FUNCTION_STATEMENTS);
    }

    private void handler() {
        text.endFunction();
        text.beginFunction("def on_bar():", true);
        declareLocals("");
        // each function is called, so that the types of its parameters are known
        text.line("i1 = fi(1, 2)");
        text.line("x1 = fx(1.5, 3)");
        text.line("t0 = ft(2.5)");
        text.line("x2 = fr(2)");
        grammar.statements.block(HANDLER_STATEMENTS);
        showContainers();
        text.line("buy(" + grammar.floats.write(2) + ")");
    }

    private void declareLocals(String header) {
        text.line("global ig, xg");
        for (String variable : List.of("i0", "i1", "i2")) {
            if (!header.contains(variable)) {
                text.line(variable + " = " + choices.intLiteral());
            }
        }
        for (String variable : List.of("x0", "x1", "x2")) {
            if (!header.contains(variable)) {
                text.line(variable + " = " + choices.floatLiteral());
            }
        }
        text.line("v0 = [" + choices.floatLiteral() + ", 1.5, " + choices.floatLiteral() + "]");
        text.line("n0 = [" + choices.intLiteral() + ", " + choices.intLiteral() + ", " + choices.intLiteral() + "]");
        text.line("s0 = [\"b\", \"\", \"ab\", \"a\"]");
        text.line("p0 = [(2, 1.5), (" + choices.intLiteral() + ", 0.5), (2, -1.5)]");
        text.line("c0 = [True, False]");
        text.line("d0 = {\"a\": 1.5, \"b\": 2.0, \"\": -0.0}");
        text.line("m0 = {}");
        text.line("m0[2] = " + choices.intLiteral());
        text.line("b0 = " + grammar.conditions.value(1));
        text.flagIsSet();
    }

    /** Every element in its order, so that no difference stays unseen. */
    private void showContainers() {
        text.line("for i2 in n0: buy(i2)");
        text.line("for x2 in v0: sell(x2)");
        text.line("for i2, x2 in p0: buy(x2, tag=s0[0] if i2 > 1 else \"p\")");
        text.line("for s1, x2 in list(d0.items()): sell(x2, tag=s1)");
        text.line("for i2, i1 in list(m0.items()): buy(i1 + i2)");
        text.line("for i2, b0 in enumerate(c0): sell(i2 + int(b0))");
        text.line("buy(st.k, tag=\"s\" if st.b else \"\")");
        text.line("sell(st.x)");
    }
}
