package io.atlantis.runner.language.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.testkit.gen.SeededTest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/**
 * A JVM that only interprets and one that compiles each method before its first call do with programs what CPython does.
 * Programs are those of consecutive seeds, as in {@link OraclePropertyTest}.
 */
class ExecutionModesPropertyTest {
    private static final int PROGRAMS = 300;
    private static final int MANY_PROGRAMS = 5_000;
    private static final int LIMIT_S = 900;

    /** Compiles with C2 at once what strategies are made of; the rest of the JVM as usual. */
    private static final List<String> COMPILED = List.of(
            "-Xcomp",
            "-XX:-TieredCompilation",
            "-XX:CompileCommand=quiet",
            "-XX:CompileCommand=compileonly,io.atlantis.runner.language.compiled.*::*",
            "-XX:CompileCommand=compileonly,io.atlantis.runner.language.runtime.*::*");

    private static final List<String> INTERPRETED = List.of("-Xint");

    @TempDir
    private Path folder;

    @SeededTest(tries = 1)
    void shouldAgreeWhenInterpreted(long seed) throws IOException, InterruptedException {
        compare(INTERPRETED, seed, PROGRAMS);
    }

    @SeededTest(tries = 1)
    void shouldAgreeWhenCompiledAtOnce(long seed) throws IOException, InterruptedException {
        compare(COMPILED, seed, PROGRAMS);
    }

    @Tag("long")
    @SeededTest(tries = 1)
    void shouldAgreeWhenManyAreInterpreted(long seed) throws IOException, InterruptedException {
        compare(INTERPRETED, seed, MANY_PROGRAMS);
    }

    @Tag("long")
    @SeededTest(tries = 1)
    void shouldAgreeWhenManyAreCompiledAtOnce(long seed) throws IOException, InterruptedException {
        compare(COMPILED, seed, MANY_PROGRAMS);
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
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("--"))
                .forEach(command::add);
        command.addAll(mode);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ProgramRunner.class.getName()));
        command.addAll(List.of(String.valueOf(seed), String.valueOf(programs), output.toString()));
        Process child = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile())
                .start();
        try {
            assertThat(child.waitFor(LIMIT_S, TimeUnit.SECONDS))
                    .as("JVM with %s within %d s", mode, LIMIT_S)
                    .isTrue();
            assertThat(child.exitValue())
                    .as(Files.readString(folder.resolve("log.txt")))
                    .isZero();
        } finally {
            child.destroyForcibly();
        }
        return Files.readAllLines(output);
    }
}
