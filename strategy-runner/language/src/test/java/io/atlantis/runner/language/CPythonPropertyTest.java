package io.atlantis.runner.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.atlantis.runner.language.runtime.FaultCode;
import io.atlantis.testkit.gen.SeededTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.io.TempDir;

/** Random strategies ask of their host what they ask on this machine's CPython, to the last bit. */
class CPythonPropertyTest {
    private static final int PROGRAMS = 400;
    private static final int LIMIT_S = 120;
    private static final double[] CLOSES = {1.5, 2.0, 0.0, -3.25, 1e10, Double.NaN, 0.1, 100, 101.5, 99.25};

    @TempDir
    private Path folder;

    @SeededTest(tries = 2)
    void shouldAgreeWithCPython(RandomGenerator random) throws IOException, InterruptedException {
        List<String> programs = new ArrayList<>();
        for (int i = 0; i < PROGRAMS; i++) {
            programs.add(ProgramGenerator.generate(random));
        }
        List<String> expected = onCPython(programs);

        int compared = 0;
        for (int i = 0; i < PROGRAMS; i++) {
            String actual = BitRecorder.run(programs.get(i), CLOSES);
            if (!actual.endsWith(FaultCode.INT_OVERFLOW.code())) {
                // Python's ints have no end; where ours has one, there is nothing to compare
                assertThat(actual).as(programs.get(i)).isEqualTo(expected.get(i));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(PROGRAMS / 2);
    }

    private List<String> onCPython(List<String> programs) throws IOException, InterruptedException {
        Path script = folder.resolve("oracle.py");
        try (InputStream resource = getClass().getResourceAsStream("cpython_oracle.py")) {
            Files.write(script, Objects.requireNonNull(resource).readAllBytes());
        }
        Path input = folder.resolve("programs.txt");
        Path output = folder.resolve("expected.txt");
        String closes = DoubleStream.of(CLOSES).mapToObj(Double::toString).collect(Collectors.joining(" "));
        Files.writeString(input, closes + "\n" + String.join("#end\n", programs) + "#end\n");
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
