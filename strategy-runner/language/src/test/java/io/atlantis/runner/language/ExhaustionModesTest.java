package io.atlantis.runner.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.runner.language.differential.ChildJvm;
import io.atlantis.runner.language.runtime.BudgetLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Steps, bytes and depth are counted and not measured: a program that spends them all is stopped at the same line of the
 * same bar with the same words, however the JVM executes it.
 */
class ExhaustionModesTest {
    private static final Set<String> EXHAUSTED = Set.of("budget-exhausted", "memory-limit", "recursion-limit");
    private static final int FEWEST = 20;

    /** Less than a strategy has, since an interpreter is slow. */
    private static final BudgetLimits LIMITS = new BudgetLimits(400_000, 20_000_000, 64L << 20);

    @TempDir
    private Path folder;

    @Test
    void shouldStopAtTheSamePlaceHoweverTheJvmExecutes() throws IOException, InterruptedException {
        List<String> interpreted = runs(ChildJvm.INTERPRETED);

        assertThat(runs(ChildJvm.MIXED)).isEqualTo(interpreted);
        assertThat(runs(ChildJvm.COMPILED)).isEqualTo(interpreted);
        for (String code : EXHAUSTED) {
            assertThat(interpreted)
                    .filteredOn(run -> run.contains(" code=" + code))
                    .isNotEmpty();
        }
        assertThat(interpreted)
                .hasSizeGreaterThanOrEqualTo(FEWEST)
                .allMatch(run -> run.matches(".* line=\\d+ bar=-?\\d+ .*"));
    }

    private List<String> runs(List<String> mode) throws IOException, InterruptedException {
        Path output = folder.resolve("runs.txt");
        ChildJvm.run(mode, Runner.class, List.of(output.toString()), folder);
        return Files.readAllLines(output);
    }

    /** Runs what is stopped while it runs: {@code Runner OUTPUT}. */
    static final class Runner {
        private Runner() {}

        public static void main(String[] arguments) throws IOException {
            List<String> runs = AttackCorpus.of("running.txt").stream()
                    .filter(attack -> EXHAUSTED.contains(attack.code()))
                    .map(Runner::described)
                    .toList();
            Files.write(Path.of(arguments[0]), runs);
        }

        private static String described(AttackCorpus.Attack attack) {
            AttackRun run = AttackRun.of(attack.source(), LIMITS);
            return "%s: code=%s line=%d bar=%d steps=%d %s"
                    .formatted(attack.title(), run.code(), run.line(), run.bar(), run.steps(), run.message());
        }
    }
}
