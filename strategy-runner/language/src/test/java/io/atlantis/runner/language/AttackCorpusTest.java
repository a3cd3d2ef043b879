package io.atlantis.runner.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.atlantis.runner.language.diagnostic.Diagnostic;
import io.atlantis.runner.language.diagnostic.Severity;
import io.atlantis.runner.language.runtime.Budget;
import io.atlantis.runner.language.runtime.BudgetLimits;
import io.atlantis.runner.language.runtime.StrategyFault;
import io.atlantis.runner.language.runtime.StrategyInstance;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Hostile programs of {@code attacks/*.txt}, each with the outcomes it may have. Ceilings are counted: steps that the
 * strategy spent, bytes that the thread allocated to compile and run it. Time is only a net below.
 */
class AttackCorpusTest {
    private static final Duration NET = Duration.ofSeconds(20);
    private static final int BARS = 3;

    /** What three events may spend, and the one step that shows it is spent. */
    private static final long MOST_STEPS = BARS * BudgetLimits.DEFAULT.stepsPerEvent() + BARS;

    private static final long MOST_BYTES = 1L << 30;

    @TestFactory
    Stream<DynamicTest> shouldFindNoWayOutOfTheLanguage() {
        return tests("escape.txt");
    }

    @TestFactory
    Stream<DynamicTest> shouldStandOddText() {
        return tests("text.txt");
    }

    @TestFactory
    Stream<DynamicTest> shouldStandCompilerBombs() {
        return tests("compiler.txt");
    }

    @TestFactory
    Stream<DynamicTest> shouldStopWhatRunsWild() {
        return tests("running.txt");
    }

    @Test
    void shouldHoldAtLeastTwoHundredAttacks() {
        long count = Stream.of("escape.txt", "text.txt", "compiler.txt", "running.txt")
                .mapToLong(file -> AttackCorpus.of(file).size())
                .sum();

        assertThat(count).isGreaterThanOrEqualTo(200);
    }

    private static Stream<DynamicTest> tests(String file) {
        return AttackCorpus.of(file).stream()
                .map(attack -> DynamicTest.dynamicTest(
                        attack.title(), () -> Assertions.assertTimeoutPreemptively(NET, () -> check(attack))));
    }

    private static void check(AttackCorpus.Attack attack) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        assertThat(attack.outcomes()).contains(outcomeOf(attack.source()));
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_BYTES);
    }

    private static String outcomeOf(String source) {
        return switch (StrategyCompiler.compileHere(source, CompilerLimits.DEFAULT)) {
            case Compilation.Rejected rejected -> firstError(rejected.diagnostics());
            case Compilation.Compiled compiled -> outcomeOf(compiled.program());
        };
    }

    private static String firstError(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                .map(Diagnostic::code)
                .findFirst()
                .orElse("no error");
    }

    private static String outcomeOf(StrategyProgram program) {
        Budget budget = new Budget(BudgetLimits.DEFAULT);
        try {
            StrategyInstance instance =
                    program.instantiate(Bars.ofCloses(1, 2, 3), new RecordingHost(), program.defaults(), budget);
            for (int bar = 0; bar < BARS; bar++) {
                instance.updateSeries(bar);
                instance.onBar(bar);
            }
            return "ran";
        } catch (StrategyFault fault) {
            return fault.code().code();
        } finally {
            assertThat(BudgetLimits.DEFAULT.stepsPerRun() - budget.runRemaining())
                    .isLessThanOrEqualTo(MOST_STEPS);
        }
    }
}
