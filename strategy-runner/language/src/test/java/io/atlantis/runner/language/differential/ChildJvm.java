package io.atlantis.runner.language.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM beside this one that runs a main method with the classes of the test, in one of the ways a JVM can execute. */
public final class ChildJvm {
    /** Nothing is compiled. */
    public static final List<String> INTERPRETED = List.of("-Xint");

    /** Compiles with C2 at once what strategies are made of; the rest of the JVM as usual. */
    public static final List<String> COMPILED = List.of(
            "-Xcomp",
            "-XX:-TieredCompilation",
            "-XX:CompileCommand=quiet",
            "-XX:CompileCommand=compileonly,io.atlantis.runner.language.compiled.*::*",
            "-XX:CompileCommand=compileonly,io.atlantis.runner.language.runtime.*::*");

    /** Interprets, then compiles what is hot, as it runs for users. */
    public static final List<String> MIXED = List.of();

    /** Against a JVM that hangs: thousands of programs, each compiled before it runs, take long where other work has the processors. */
    private static final int LIMIT_S = 3_600;

    private ChildJvm() {}

    /** Runs a main method to its end, and requires that it ended well; its output goes to a log in the folder. */
    public static void run(List<String> mode, Class<?> main, List<String> arguments, Path folder)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("--"))
                .forEach(command::add);
        command.addAll(mode);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
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
    }
}
