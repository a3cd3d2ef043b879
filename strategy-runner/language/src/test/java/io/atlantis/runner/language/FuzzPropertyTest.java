package io.atlantis.runner.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.runner.language.diagnostic.Severity;
import io.atlantis.runner.language.differential.ProgramGenerator;
import io.atlantis.runner.language.runtime.BarColumns;
import io.atlantis.runner.language.runtime.BudgetLimits;
import io.atlantis.runner.language.runtime.StrategyFault;
import io.atlantis.runner.language.runtime.StrategyInstance;
import io.atlantis.testkit.gen.SeededTest;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;

/** Whatever the source is, only a program or diagnostics come out, and only a fault can stop a program. */
class FuzzPropertyTest {
    private static final List<String> WORDS = List.of(
            "def ",
            "on_bar",
            "f",
            "(",
            ")",
            ":",
            "\n",
            "    ",
            "        ",
            "if ",
            "elif ",
            "else:",
            "while ",
            "for ",
            "in ",
            "range(",
            "x",
            "y",
            " = ",
            " += ",
            "1",
            "2.5",
            "0",
            "-",
            "close",
            "high",
            " + ",
            " / ",
            " // ",
            " ** ",
            " % ",
            " < ",
            " == ",
            "buy(",
            "target_pct(",
            "close_position()",
            "[",
            "]",
            "return ",
            "break",
            "continue",
            "pass",
            " and ",
            " or ",
            "not ",
            "True",
            "na",
            "global ",
            "\n\n",
            "ta.sma(close, 3)",
            "ta.crossover(",
            ".",
            ",",
            "state(",
            "param(",
            "position.qty",
            "\"a\"",
            "#",
            "append(",
            "import ",
            "lambda ",
            "{",
            "@",
            "\\",
            "\t",
            "x = 1\n",
            "def on_bar():\n    ",
            "nz(",
            "xs = []\n    ",
            "xs",
            ".pop(",
            ".sort(",
            ".extend(",
            ".index(",
            "[::-1]",
            "[1:",
            " in ",
            "sum(",
            "sorted(",
            "min(",
            "enumerate(",
            "{}",
            "{1: 2.5, 2: 3}",
            "d = {}\n    ",
            "d[",
            ".get(",
            ".items()",
            "{x: 1 for x in ",
            "[x for x in ",
            "[x * close for x in range(",
            "zip(",
            "for i, x in ",
            "[(1, 2.5), (2, na)]",
            "[\"a\", \"b\"]",
            "[True]",
            "a, b = ",
            "(1, 2.5)",
            "[0]",
            ", x=",
            "def f(x=1, y=2.5):\n    return x, y\n",
            "f(",
            "isna(",
            "min(",
            "int(",
            "len(");
    private static final BudgetLimits SMALL = new BudgetLimits(20_000, 60_000, 1 << 20);
    private static final BarColumns BARS = Bars.ofCloses(1, 2, 3);

    private final SourceFuzz fuzz = new SourceFuzz();

    @SeededTest(tries = 4)
    void shouldStandRandomTokens(RandomGenerator random) {
        for (int i = 0; i < 4_000; i++) {
            check(tokens(random));
        }
    }

    @SeededTest(tries = 3)
    void shouldStandDamagedPrograms(RandomGenerator random) {
        for (int i = 0; i < 1_000; i++) {
            check(damaged(random));
        }
    }

    @SeededTest(tries = 3)
    void shouldStandDamagedAttacks(RandomGenerator random) {
        for (int i = 0; i < 1_000; i++) {
            check(fuzz.mutated(random));
            check(fuzz.spliced(random));
            check(fuzz.withOtherBytes(random));
            check(SourceFuzz.bytes(random));
        }
    }

    /** A million sources in ten parts, each with a seed of its own to go back to. */
    @Tag("long")
    @SeededTest(tries = 10)
    void shouldStandAMillionSources(RandomGenerator random) {
        for (int i = 0; i < 100_000; i++) {
            check(
                    switch (i % 10) {
                        case 0, 1, 2, 3 -> tokens(random);
                        case 4 -> damaged(random);
                        case 5, 6 -> fuzz.mutated(random);
                        case 7 -> fuzz.spliced(random);
                        case 8 -> fuzz.withOtherBytes(random);
                        default -> SourceFuzz.bytes(random);
                    });
        }
    }

    private static String tokens(RandomGenerator random) {
        StringBuilder source = new StringBuilder(random.nextBoolean() ? "def on_bar():\n    " : "");
        int words = random.nextInt(25);
        for (int word = 0; word < words; word++) {
            source.append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return source.append('\n').toString();
    }

    private static String damaged(RandomGenerator random) {
        StringBuilder source = new StringBuilder(ProgramGenerator.generate(random.nextLong()));
        for (int damage = random.nextInt(1, 4); damage > 0; damage--) {
            int at = random.nextInt(source.length());
            switch (random.nextInt(3)) {
                case 0 -> source.deleteCharAt(at);
                case 1 -> source.insert(at, WORDS.get(random.nextInt(WORDS.size())));
                default -> source.setCharAt(at, (char) random.nextInt(' ', 0x180));
            }
        }
        return source.toString();
    }

    /** Nothing but diagnostics and faults; what else is thrown is reported with its source. */
    private static void check(String source) {
        try {
            compileAndRun(source);
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            throw new AssertionError("escaped from: " + source, e);
        }
    }

    private static void compileAndRun(String source) {
        switch (StrategyCompiler.compileHere(source, CompilerLimits.DEFAULT)) {
            case Compilation.Rejected rejected ->
                assertThat(rejected.diagnostics())
                        .as(source)
                        .anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR)
                        .noneMatch(diagnostic -> diagnostic.code().equals("internal-error"))
                        .allMatch(diagnostic -> diagnostic.line() >= 1 && diagnostic.column() >= 1);
            case Compilation.Compiled compiled -> run(compiled.program());
        }
    }

    private static void run(StrategyProgram program) {
        try {
            StrategyInstance instance = Strategies.instance(program, BARS, new RecordingHost(), SMALL);
            for (int bar = 0; bar < BARS.capacity(); bar++) {
                instance.updateSeries(bar);
                instance.onBar(bar);
            }
        } catch (StrategyFault expected) {
            assertThat(expected.code()).isNotNull();
        }
    }
}
