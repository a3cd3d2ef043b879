package io.atlantis.runner.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Runs a script on this machine's CPython; where there is none the test is skipped. */
public final class CPython {
    private static final int LIMIT_S = 120;

    private CPython() {}

    /**
     * What a script of the test resources answers to an input.
     *
     * @param folder for its files
     * @param script a resource of this package
     */
    public static List<String> answers(Path folder, String script, String input)
            throws IOException, InterruptedException {
        Path code = folder.resolve(script);
        try (InputStream resource = CPython.class.getResourceAsStream(script)) {
            Files.write(code, Objects.requireNonNull(resource).readAllBytes());
        }
        Path given = Files.writeString(folder.resolve("input.txt"), input);
        Path output = folder.resolve("output.txt");
        Process python = start(code, given, output);
        try {
            assertThat(python.waitFor(LIMIT_S, TimeUnit.SECONDS))
                    .as("CPython within %d s", LIMIT_S)
                    .isTrue();
            assertThat(python.exitValue()).isZero();
        } finally {
            // Not to outlive the test: it holds the build's error stream.
            python.destroyForcibly();
        }
        return Files.readAllLines(output);
    }

    private static Process start(Path script, Path input, Path output) {
        try {
            return new ProcessBuilder("python3", "-X", "utf8", script.toString())
                    .redirectInput(input.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException noPython) {
            assumeThat(false)
                    .as("no python3 on this machine: the comparison is skipped, what was recorded still holds")
                    .isTrue();
            throw new IllegalStateException(noPython);
        }
    }
}
