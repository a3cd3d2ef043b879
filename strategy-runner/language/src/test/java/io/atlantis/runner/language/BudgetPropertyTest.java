package io.atlantis.runner.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.atlantis.runner.language.differential.ProgramGenerator;
import io.atlantis.runner.language.runtime.BarColumns;
import io.atlantis.runner.language.runtime.Budget;
import io.atlantis.runner.language.runtime.BudgetLimits;
import io.atlantis.runner.language.runtime.FaultCode;
import io.atlantis.runner.language.runtime.StrategyFault;
import io.atlantis.runner.language.runtime.StrategyInstance;
import io.atlantis.testkit.gen.SeededTest;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as work is charged by its size, and runs out at the same place in every run. */
class BudgetPropertyTest {
    private static final BarColumns BARS = Bars.walk(40, 7);

    /** Each looks at, moves or makes all of xs (and ys, as long) or d: twice the size costs the added elements at least. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "zs = xs[1:]",
                "zs = xs[::-1]",
                "zs = xs[::2] + xs[1::2]",
                "zs = xs.copy()",
                "zs = list(xs)",
                "zs = xs + ys",
                "zs = xs * 2",
                "zs = sorted(xs)",
                "zs = sorted(xs, reverse=True)",
                "xs.sort()",
                "xs.reverse()",
                "xs.extend(ys)",
                "xs += ys",
                "xs.insert(0, 5)",
                "z = xs.pop(0)",
                "z = 77 in xs",
                "z = 77 not in xs",
                "z = xs.count(3)",
                "z = xs == ys",
                "z = sum(xs)",
                "z = min(xs)",
                "z = max(xs)",
                "z = any(xs)",
                "z = all(ys)",
                "zs = [x for x in xs]",
                "zs = [x for x in xs if x > 5]",
                "for x in xs:\n        pass",
                "for i, x in enumerate(xs):\n        pass",
                "for x, y in zip(xs, ys):\n        pass",
                "zs = d.keys()",
                "zs = d.values()",
                "zs = d.items()",
                "d.clear()",
                "for k in d:\n        pass",
                "e = {k: 1 for k in d}",
            })
    void shouldChargeByTheSize(String statement) {
        long small = stepsOf(statement, 1_000);
        long large = stepsOf(statement, 2_000);

        assertThat(large - small).isGreaterThanOrEqualTo(statement.contains("any(") ? 999 : 1_000);
    }

    @SeededTest(tries = 60)
    void shouldRunOutAtTheSamePlaceInEveryRun(RandomGenerator random) {
        StrategyProgram program = Strategies.compiled(ProgramGenerator.generate(random.nextLong()));
        BudgetLimits limits = new BudgetLimits(random.nextInt(1, 3_000), random.nextInt(1, 50_000), 1 << 20);

        String first = endOf(program, limits);
        for (int run = 0; run < 3; run++) {
            assertThat(endOf(program, limits)).isEqualTo(first);
        }
    }

    @Test
    void shouldUpdateManyBarsAsBarByBar() {
        StrategyProgram program =
                Strategies.compiled("a = ta.sma(close, 5)\nb = ta.rsi(close, 3) + a[2]\nc = ta.wma(open, 7) > close\n");
        Budget ample = new Budget(BudgetLimits.DEFAULT);
        program.instantiate(BARS, new RecordingHost(), program.defaults(), ample)
                .updateSeries(0, BARS.capacity());
        long cost = BudgetLimits.DEFAULT.stepsPerRun() - ample.runRemaining();

        for (long steps : new long[] {1, cost / 2, cost - 1, cost, cost + 1}) {
            BudgetLimits limits = new BudgetLimits(1_000, steps, 1 << 20);
            String together = endOfSeries(program, limits, instance -> instance.updateSeries(0, BARS.capacity()));

            assertThat(together).isEqualTo(endOfSeries(program, limits, BudgetPropertyTest::updateBarByBar));
            assertThat(together.startsWith(FaultCode.BUDGET_EXHAUSTED.code())).isEqualTo(steps < cost);
        }
    }

    private static void updateBarByBar(StrategyInstance instance) {
        for (int bar = 0; bar < BARS.capacity(); bar++) {
            instance.updateSeries(bar);
        }
    }

    @Test
    void shouldRefuseManyBarsOutOfOrder() {
        StrategyInstance instance = Strategies.instance(
                Strategies.compiled("a = ta.sma(close, 5)\n"), BARS, new RecordingHost(), BudgetLimits.DEFAULT);
        instance.updateSeries(0, 10);

        assertThatThrownBy(() -> instance.updateSeries(11, 12)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> instance.updateSeries(9)).isInstanceOf(IllegalStateException.class);
        instance.updateSeries(10);
    }

    @Test
    void shouldStopAtTheStepThatIsOneTooMany() {
        StrategyProgram program = Strategies.compiled("def on_bar():\n    for i in range(100):\n        x = i\n");
        // 100 turns of 2
        assertThat(endOf(program, new BudgetLimits(200, 1_000_000, 1 << 20))).startsWith("ran");
        assertThat(endOf(program, new BudgetLimits(199, 1_000_000, 1 << 20)))
                .startsWith("budget-exhausted at bar 0, line 2");
    }

    @Test
    void shouldPayForLoopsInARowBeforeTheFirst() {
        String source = """
                def on_bar():
                    x = 0
                    for i in range(3):
                        buy(1)
                    x = 1
                    for i in range(100):
                        x = i
                """;
        StrategyProgram program = Strategies.compiled(source);
        RecordingHost host = new RecordingHost();
        StrategyInstance instance = Strategies.instance(program, BARS, host, new BudgetLimits(3_100, 1 << 20, 1 << 20));

        StrategyFault fault = catchThrowableOfType(StrategyFault.class, () -> instance.onBar(0));

        // 3 turns of 2, 3 orders of 1,000, and 100 turns of 2
        assertThat(fault.code()).isEqualTo(FaultCode.BUDGET_EXHAUSTED);
        assertThat(endOf(program, new BudgetLimits(3_206, 1 << 20, 1 << 20))).startsWith("ran");
        assertThat(endOf(program, new BudgetLimits(205, 1 << 20, 1 << 20)))
                .startsWith("budget-exhausted at bar 0, line 6");
        assertThat(host.calls).hasSize(2);
    }

    @Test
    void shouldPayForALoopOnlyOnceItIsCertain() {
        String source = """
                def on_bar():
                    for i in range(3):
                        x = i
                    if bar_index >= 0:
                        return
                    for i in range(100):
                        x = i
                """;

        assertThat(endOf(Strategies.compiled(source), new BudgetLimits(6, 1 << 20, 1 << 20)))
                .startsWith("ran");
    }

    @Test
    void shouldStopAnEventThatMakesTooMuch() {
        String source = """
                def on_bar():
                    for i in range(bar_index):
                        xs = [0.0] * 1000
                """;
        StrategyProgram program = Strategies.compiled(source);

        // a list of 1,000 is 8,040 bytes and its pattern 104: 12 fit in 100,000 bytes
        assertThat(endOf(program, new BudgetLimits(1_000_000, 1_000_000_000, 100_000)))
                .startsWith("memory-limit at bar 13, line 3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zs = [1] * 1000",
                "t = (1, 2.5)\n        u = (t[0], t[1])",
                "d = {1: 1, 2: 2}",
                "zs = sorted(xs)",
                "zs = xs[1:]",
                "zs = [x for x in xs]",
                "zs = xs + xs",
            })
    void shouldCountTheBytesOfWhatIsMade(String statement) {
        String source = "def on_bar():\n    xs = [1, 2, 3]\n    while True:\n        " + statement + "\n";
        StrategyFault fault = catchThrowableOfType(
                StrategyFault.class,
                () -> Strategies.instance(
                                Strategies.compiled(source),
                                BARS,
                                new RecordingHost(),
                                new BudgetLimits(100_000_000, 100_000_000, 1 << 16))
                        .onBar(0));

        assertThat(fault.code()).isEqualTo(FaultCode.MEMORY_LIMIT);
    }

    /** The steps that are left, the fault if there is one, and the bits of all series. */
    private static String endOfSeries(
            StrategyProgram program, BudgetLimits limits, Consumer<StrategyInstance> updates) {
        Budget budget = new Budget(limits);
        StrategyInstance instance = program.instantiate(BARS, new RecordingHost(), program.defaults(), budget);
        String end = "";
        try {
            updates.accept(instance);
        } catch (StrategyFault fault) {
            end = fault.code().code();
        }
        StringBuilder all = new StringBuilder(end + ", left " + budget.runRemaining());
        for (int series = 0; series < 3; series++) {
            for (double value : instance.series(series).toArray()) {
                all.append(' ').append(Long.toHexString(Double.doubleToRawLongBits(value)));
            }
        }
        return all.toString();
    }

    private static long stepsOf(String statement, int size) {
        String set = "xs = [1] * " + size + "\n    ys = [1] * " + size + "\n    xs[" + (size - 1)
                + "] = 1\n    d = {i: i for i in range(" + size + ")}\n    ";
        if (statement.contains("any(")) {
            set = set.replace("xs = [1]", "xs = [0]");
        }
        return spent("def on_bar():\n    " + set + statement + "\n") - spent("def on_bar():\n    " + set + "\n");
    }

    private static long spent(String source) {
        Budget budget = new Budget(BudgetLimits.DEFAULT);
        StrategyProgram program = Strategies.compiled(source);
        StrategyInstance instance = program.instantiate(BARS, new RecordingHost(), program.defaults(), budget);
        instance.updateSeries(0);
        long before = budget.runRemaining();
        instance.onBar(0);
        return before - budget.runRemaining();
    }

    /** How a run ends: the code, bar and line of its fault, and the steps that are left. */
    private static String endOf(StrategyProgram program, BudgetLimits limits) {
        Budget budget = new Budget(limits);
        int bar = -1;
        try {
            StrategyInstance instance = program.instantiate(BARS, new RecordingHost(), program.defaults(), budget);
            for (bar = 0; bar < BARS.capacity(); bar++) {
                instance.updateSeries(bar);
                instance.onBar(bar);
            }
            return "ran, left " + budget.runRemaining();
        } catch (StrategyFault fault) {
            return fault.code().code() + " at bar " + bar + ", line " + fault.line() + ", left "
                    + budget.runRemaining();
        }
    }
}
