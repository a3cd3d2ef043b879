package io.atlantis.runner.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Hostile programs of {@code attacks/*.txt}, each with the one error it must end in. Ceilings are counted: steps that the
 * strategy spent, bytes that the thread allocated to compile and run it. Time is only a net below.
 */
class AttackCorpusTest {
    private static final Duration NET = Duration.ofSeconds(20);
    private static final int FEWEST = 300;

    /** Classes that are loaded once are nobody's bytes. */
    @BeforeAll
    static void loadTheCompiler() {
        assertThat(AttackRun.of("s = ta.sma(close, 2)\ndef on_bar():\n    log(f\"{s}\")\n")
                        .code())
                .isEqualTo("ran");
        assertThat(AttackRun.of("def on_bar():\n    x = nothing\n").code()).isEqualTo("unknown-name");
    }

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
    void shouldHoldHundredsOfDifferentAttacks() {
        assertThat(AttackCorpus.files().stream()
                        .flatMap(file -> AttackCorpus.of(file).stream())
                        .map(AttackCorpus.Attack::source)
                        .distinct())
                .hasSizeGreaterThanOrEqualTo(FEWEST);
    }

    private static Stream<DynamicTest> tests(String file) {
        return AttackCorpus.of(file).stream()
                .map(attack -> DynamicTest.dynamicTest(
                        attack.title(), () -> Assertions.assertTimeoutPreemptively(NET, () -> check(attack))));
    }

    private static void check(AttackCorpus.Attack attack) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        AttackRun run = AttackRun.of(attack.source());

        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(run.code()).as(run.toString()).isEqualTo(attack.code());
        attack.line()
                .ifPresent(line -> assertThat(run.line()).as(run.toString()).isEqualTo(line));
        assertThat(run.otherCodes())
                .as("what follows from a mistake is not told again")
                .isEmpty();
        assertThat(run.steps()).isLessThanOrEqualTo(attack.mostSteps());
        assertThat(allocated).isLessThan(attack.mostBytes());
    }
}
