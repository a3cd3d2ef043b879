package io.atlantis.runner.language.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.testkit.gen.SeededTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/**
 * A JVM that only interprets and one that compiles each method before its first call do with programs what CPython does.
 * Programs are those of consecutive seeds, as in {@link OraclePropertyTest}.
 */
class ExecutionModesPropertyTest {
    private static final int PROGRAMS = 300;
    private static final int MANY_PROGRAMS = 5_000;

    @TempDir
    private Path folder;

    @SeededTest(tries = 1)
    void shouldAgreeWhenInterpreted(long seed) throws IOException, InterruptedException {
        compare(ChildJvm.INTERPRETED, seed, PROGRAMS);
    }

    @SeededTest(tries = 1)
    void shouldAgreeWhenCompiledAtOnce(long seed) throws IOException, InterruptedException {
        compare(ChildJvm.COMPILED, seed, PROGRAMS);
    }

    @Tag("long")
    @SeededTest(tries = 1)
    void shouldAgreeWhenManyAreInterpreted(long seed) throws IOException, InterruptedException {
        compare(ChildJvm.INTERPRETED, seed, MANY_PROGRAMS);
    }

    @Tag("long")
    @SeededTest(tries = 1)
    void shouldAgreeWhenManyAreCompiledAtOnce(long seed) throws IOException, InterruptedException {
        compare(ChildJvm.COMPILED, seed, MANY_PROGRAMS);
    }

    private void compare(List<String> mode, long seed, int programs) throws IOException, InterruptedException {
        List<String> runs = runs(mode, seed, programs);
        List<Case> cases = Case.of(seed, programs, new Oracle(folder));
        for (Case one : cases) {
            assertThat(runs.get((int) (one.seed() - seed)))
                    .as("under %s, program of -Datlantis.seed=%d:%n%s", mode, one.seed(), one.program())
                    .isEqualTo(one.expected());
        }
        assertThat(cases).hasSizeGreaterThan(programs / 2);
    }

    private List<String> runs(List<String> mode, long seed, int programs) throws IOException, InterruptedException {
        Path output = folder.resolve("runs.txt");
        List<String> arguments = List.of(String.valueOf(seed), String.valueOf(programs), output.toString());
        ChildJvm.run(mode, ProgramRunner.class, arguments, folder);
        return Files.readAllLines(output);
    }
}
