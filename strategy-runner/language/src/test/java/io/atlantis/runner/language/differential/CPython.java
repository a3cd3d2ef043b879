package io.atlantis.runner.language.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** This machine's CPython, which says what programs ask of their host; a process for each lot of programs. */
final class CPython {
    /** The closes that every program sees. */
    static final double[] CLOSES = {1.5, 2.0, 0.0, -3.25, 1e10, Double.NaN, 0.1, 100, 101.5, 99.25};

    private static final int LIMIT_S = 120;

    private final Path folder;

    /** @param folder for its files, empty */
    CPython(Path folder) {
        this.folder = folder;
    }

    /** What each program did, as {@link BitRecorder#run} says it. Skips the test where there is no python3. */
    List<String> run(List<String> programs) throws IOException, InterruptedException {
        Path script = folder.resolve("oracle.py");
        try (InputStream resource = CPython.class.getResourceAsStream("cpython_oracle.py")) {
            Files.write(script, Objects.requireNonNull(resource).readAllBytes());
        }
        Path input = folder.resolve("programs.txt");
        Path output = folder.resolve("expected.txt");
        String closes = DoubleStream.of(CLOSES).mapToObj(Double::toString).collect(Collectors.joining(" "));
        Files.writeString(input, closes + "\n" + String.join("", ended(programs)));
        Process python = start(script, input, output);
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

    private static List<String> ended(List<String> programs) {
        return programs.stream().map(program -> program + "#end\n").toList();
    }

    private static Process start(Path script, Path input, Path output) {
        try {
            return new ProcessBuilder("python3", script.toString())
                    .redirectInput(input.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException noPython) {
            assumeThat(false)
                    .as("no python3 on this machine: the comparison is skipped, the recorded vectors still hold")
                    .isTrue();
            throw new IllegalStateException(noPython);
        }
    }
}
