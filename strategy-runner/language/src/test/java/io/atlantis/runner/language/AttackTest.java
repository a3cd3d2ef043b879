package io.atlantis.runner.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.runner.language.diagnostic.Diagnostic;
import io.atlantis.runner.language.runtime.BarColumns;
import io.atlantis.runner.language.runtime.StrategyFault;
import io.atlantis.runner.language.runtime.StrategyInstance;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Hostile sources, each with the one outcome it may have and a ceiling for the time it may take. */
class AttackTest {
    private static final Duration CEILING = Duration.ofSeconds(10);
    private static final long SMALL_STACK_BYTES = 512 * 1024;

    @TestFactory
    Stream<DynamicTest> shouldStopWhatNeverEnds() {
        return tests(
                "budget-exhausted",
                handler("while True:\n        pass"),
                handler("x = 0\n    while 1 == 1:\n        x = x % 7"),
                handler("while True:\n        continue"),
                handler("for i in range(9000000000000000000):\n        pass"),
                handler("for i in range(-9223372036854775808, 9223372036854775807):\n        pass"),
                handler("for i in range(9000000000000000000):\n        if i < 0:\n            break"),
                handler("for i in range(100000):\n        for j in range(100000):\n            pass"),
                handler(
                        "xs = [1.0]\n    for x in xs:\n        xs[0] = x\n        for i in range(1000000):\n            for j in range(1000):\n                pass"),
                "def f(n):\n    if n < 1:\n        return 1\n    return f(n - 1) + f(n - 1)\n" + handler("x = f(100)"),
                "def f(n):\n    if n < 1:\n        return 1\n    x = f(n - 1)\n    return f(n - 1)\n"
                        + handler("x = f(60)"),
                handler("while True:\n        a = [0.0] * 1000"),
                handler("a = [1] * 100000\n    while True:\n        a.sort()"),
                handler("while True:\n        a = [i for i in range(1000)]"),
                handler("a = {i: i for i in range(9000)}\n    while True:\n        for k in a:\n            a[k] += 1"),
                handler("a = {1: 1}\n    while True:\n        x = a.get(2, 3)"),
                handler("a = [i for i in range(9000000000000000000)]"),
                handler("a = [i for i in range(9000000000000000000) if i < 0]"),
                handler("a = [1] * 100000\n    while True:\n        x = 2 in a"),
                handler("a = [1] * 100000\n    while True:\n        x = sum(a)"),
                handler("a = [1] * 100000\n    while True:\n        x = a[::-1] == a"),
                handler("a = [1] * 99999\n    while True:\n        a.insert(0, 1)\n        x = a.pop(0)"),
                handler("a = [\"" + "x".repeat(9_000) + "y\", \"" + "x".repeat(9_000)
                        + "z\"] * 5000\n    while True:\n        a.sort()\n        a.reverse()"),
                handler(
                        "a = [1]\n    for x, y in zip(a, [1] * 100000):\n        a.append(x)\n        for i in range(100):\n            pass"),
                handler("t = \"ab\" * 4000\n    while True:\n        x = t == t[:]"),
                handler("t = \"ab\" * 4000\n    while True:\n        x = t.split(\"b\")"),
                handler("t = \"ab\" * 4000\n    while True:\n        for c in t:\n            x = c"),
                handler("while True:\n        x = f\"{close:>1000.100f}{close:e}\""),
                handler("while True:\n        x = float(str(1e308))"),
                handler("t = (1.0, 2)\n    while True:\n        t = (t[0], t[1])"),
                "def f(n=1, m=2):\n    if n < 1:\n        return n, m\n    f(m=m, n=n - 1)\n    return f(n - 1)\n"
                        + handler("a, b = f(n=60)"),
                handler("for i in range(100000):\n        buy(1)"));
    }

    @TestFactory
    Stream<DynamicTest> shouldStopRecursion() {
        return tests(
                "recursion-limit",
                "def f(n):\n    if n < 0:\n        return 1\n    return f(n + 1)\n" + handler("x = f(0)"),
                "def f(n):\n    g(n)\n\ndef g(n):\n    f(n)\n" + handler("f(1)"),
                "def f(a, b, c, d):\n    " + chain("x%d = a + b * (c - d * (a + (b - c)))", 250) + "f(x1, x2, x3, x4)\n"
                        + handler("f(1.0, 2.0, 3.0, 4.0)"));
    }

    @TestFactory
    Stream<DynamicTest> shouldStopHunger() {
        return tests(
                "memory-limit",
                handler("a = [0.0] * 9000000000"),
                "a = [0.0] * 9000000000\n" + handler("pass"),
                handler("a = [0.0]\n    for x in a:\n        a.append(x)"),
                handler("a = [1]\n    while True:\n        a.extend(a)"),
                handler("a = [i for i in range(200000)]"),
                handler("a = [True]\n    while True:\n        a = a + a"),
                handler("a = [(1, 2)] * 10001"),
                handler("a = {i: i for i in range(10001)}"),
                "a = {}\n" + handler("for i in range(1000000):\n        a[i] = 1"),
                handler("a = [\"a\"]\n    while True:\n        a += a"),
                "a = []\n" + handler("for i in range(1000000):\n        a.append(1.0)"));
    }

    @TestFactory
    Stream<DynamicTest> shouldRefuseCompilerBombs() {
        return tests(
                "nesting-too-deep",
                handler("x = " + "(".repeat(5_000) + "1" + ")".repeat(5_000)),
                handler("x = " + "-".repeat(50_000) + "1"),
                handler("x = " + "not ".repeat(40_000) + "True"),
                handler("x = \"a\"" + "+\"a\"".repeat(20_000)),
                handler("x = f\"{" + "(".repeat(5_000) + "1" + ")".repeat(5_000) + "}\""),
                handler("x = 1" + "+1".repeat(20_000)),
                handler("x = 2" + "**2".repeat(20_000)),
                handler("x = " + "[".repeat(20_000) + "]".repeat(20_000)),
                handler("x = close" + "[0]".repeat(20_000)),
                handler("x = close" + ".a".repeat(20_000)),
                handler("x = close" + "()".repeat(20_000)),
                handler("x = close" + ".copy()".repeat(20_000)),
                handler("x = " + "{1: ".repeat(20_000) + "1" + "}".repeat(20_000)),
                handler("x = " + "[".repeat(5_000) + "1" + " for i in [1]]".repeat(5_000)),
                handler("x = close" + "[0:1]".repeat(20_000)),
                handler("x = 1" + " in [1".repeat(5_000) + "]".repeat(5_000)),
                handler("x = 1" + " if True else 1".repeat(10_000)),
                handler("x = max(" + "1,".repeat(20_000) + "1)"),
                handler("x = " + "(1, ".repeat(10_000) + "1" + ")".repeat(10_000)),
                handler("x = " + "max(1, ".repeat(10_000) + "1" + ")".repeat(10_000)),
                nestedBlocks(150));
    }

    @TestFactory
    Stream<DynamicTest> shouldRefuseWhatIsTooLarge() {
        return tests(
                "program-too-large",
                handler(chain("x%d = close * %<d", 4_000)),
                chain("s%d = ta.sma(close, 1 + %<d)", 3_000).replace("    ", ""),
                handler("x = 0\n    " + chain("x += 1", 15_000)),
                handler("x = 0\n    " + chain("x += 1", 17_000)),
                handler(elifs(3_000)),
                handler("x = f\"" + "{close}".repeat(5_000) + "\""),
                typeChain(150),
                manyLists(70));
    }

    @TestFactory
    Stream<DynamicTest> shouldRefuseALongSource() {
        return tests("source-too-long", "x = 1\n".repeat(100_000));
    }

    @TestFactory
    Stream<DynamicTest> shouldStandWhatIsOnlyLong() {
        return tests(
                "ran",
                handler(elifs(2_000)),
                handler("x = close > 0" + " and close > 0".repeat(2_000)),
                handler("x = 0" + " < 1".repeat(500)),
                handler("xs = [" + "1.0, ".repeat(2_000) + "]"),
                handler(chain("x%d = 1", 2_000)),
                handler("if True:\n        return\n    buy(1)"),
                handler("while True:\n        break"),
                handler("while True:\n        if close > 0:\n            break"),
                handler("for i in range(3):\n        break\n    for x in [1.0]:\n        return"),
                handler("for i in range(3):\n        return"),
                handler("x = [1]" + ".copy()".repeat(40)),
                handler("x = [1]" + "[0:1]".repeat(90)),
                handler("x = " + "[1 for i in ".repeat(40) + "[1]" + "]".repeat(40)),
                handler("x = " + "[sum(".repeat(40) + "[1]" + ") for i in [1]]".repeat(40)),
                handler("x = f(b=1, a=2)\n\ndef f(a, b, c=3):\n    return a, b, c"),
                handler(
                        "a, b, c, d, e, f, g, h = 1, 2.5, True, \"x\", [1.0], 6, 7, 8\n    t = (a, b, c, d, e, f, g, h)\n    buy(t[0] + t[1] + t[4][0])"),
                "fuel = 5\nbudget = 7\nhost = 8\n" + handler("global fuel, budget, host\n    budget = 99999999"),
                "def charge():\n    return 1\ndef stepSeries():\n    return 1\ndef f0():\n    return 1\n"
                        + handler("x = charge() + stepSeries() + f0()"));
    }

    @TestFactory
    Stream<DynamicTest> shouldCompileTheDeepestSourcesOnASmallStack() {
        return Stream.of(
                        handler("x = " + "(".repeat(95) + "1" + ")".repeat(95)),
                        handler("x = " + "-".repeat(95) + "1"),
                        handler("x = 1" + " + 1".repeat(95)),
                        handler("x = " + "max(1, ".repeat(45) + "1" + ")".repeat(45)),
                        handler("x = max(" + "1, ".repeat(90) + "1)"),
                        handler("x = " + "1 if True else ".repeat(45) + "1"),
                        nestedBlocks(95),
                        "s = " + "abs(".repeat(45) + "close" + ")".repeat(45) + "\n")
                .map(source -> DynamicTest.dynamicTest(
                        title(source), () -> assertThat(onSmallStack(source)).isEqualTo("ran")));
    }

    @Test
    void shouldNotLookForSuggestionsNobodyReads() {
        StringBuilder source = new StringBuilder();
        for (int i = 0; i < 6_000; i++) {
            source.append("name").append(i).append(" = mane").append(i).append('\n');
        }
        String outcome = Assertions.assertTimeoutPreemptively(CEILING, () -> outcomeOf(source.toString()));

        assertThat(outcome).isEqualTo("unknown-name");
    }

    private static String onSmallStack(String source) throws InterruptedException {
        AtomicReference<String> outcome = new AtomicReference<>("no outcome");
        Thread thread = Thread.ofPlatform()
                .stackSize(SMALL_STACK_BYTES)
                .uncaughtExceptionHandler((_, thrown) -> outcome.set(thrown.toString()))
                .start(() -> outcome.set(outcomeOf(source)));
        assertThat(thread.join(CEILING)).isTrue();
        return outcome.get();
    }

    private static String handler(String body) {
        return "def on_bar():\n    " + body + "\n";
    }

    private static String chain(String line, int count) {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            lines.append(line.formatted(i)).append("\n    ");
        }
        return lines.toString();
    }

    private static String elifs(int count) {
        return "if close < 0:\n        pass\n" + "    elif close[1] < 0:\n        pass\n".repeat(count);
    }

    private static String nestedBlocks(int depth) {
        StringBuilder source = new StringBuilder("def on_bar():\n");
        for (int i = 1; i <= depth; i++) {
            source.append(" ".repeat(i)).append("if close > 1:\n");
        }
        return source.append(" ".repeat(depth + 1)).append("pass\n").toString();
    }

    /** Each variable's type is known only when the next one's is. */
    private static String typeChain(int length) {
        StringBuilder source = new StringBuilder("v%d = 0\n".formatted(length));
        for (int i = length - 1; i >= 0; i--) {
            source.append("v" + i + " = 0\n");
        }
        source.append("def on_bar():\n    global " + "v0");
        for (int i = 1; i <= length; i++) {
            source.append(", v" + i);
        }
        for (int i = 0; i < length; i++) {
            source.append("\n    v" + i + " = v" + (i + 1));
        }
        return source.append("\n    v" + length + " = 1.5\n").toString();
    }

    private static String manyLists(int count) {
        StringBuilder source = new StringBuilder(handler("pass"));
        for (int i = 0; i < count; i++) {
            source.append("list" + i + " = []\n");
        }
        return source.toString();
    }

    private static Stream<DynamicTest> tests(String outcome, String... sources) {
        return Stream.of(sources)
                .map(source -> DynamicTest.dynamicTest(title(source), () -> {
                    String actual = Assertions.assertTimeoutPreemptively(CEILING, () -> outcomeOf(source));
                    assertThat(actual).isEqualTo(outcome);
                }));
    }

    private static String title(String source) {
        String line = source.replace("\n", "⏎");
        return line.length() < 80 ? line : line.substring(0, 80) + "…";
    }

    private static String outcomeOf(String source) {
        return switch (StrategyCompiler.compileHere(source, CompilerLimits.DEFAULT)) {
            case Compilation.Rejected rejected ->
                rejected.diagnostics().stream()
                        .map(Diagnostic::code)
                        .findFirst()
                        .orElse("no diagnostic");
            case Compilation.Compiled compiled -> outcomeOf(compiled.program());
        };
    }

    private static String outcomeOf(StrategyProgram program) {
        BarColumns bars = Bars.ofCloses(1, 2, 3);
        try {
            StrategyInstance instance = Strategies.instance(program, bars, new RecordingHost());
            for (int bar = 0; bar < 3; bar++) {
                instance.updateSeries(bar);
                instance.onBar(bar);
            }
            return "ran";
        } catch (StrategyFault fault) {
            return fault.code().code();
        }
    }
}
