package io.atlantis.runner.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.runner.language.runtime.FaultCode;
import io.atlantis.testkit.gen.SeededTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.io.TempDir;

/** Random strategies ask of their host what they ask on this machine's CPython, to the last bit. */
class CPythonPropertyTest {
    private static final int PROGRAMS = 400;
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

    @SeededTest(tries = 2)
    void shouldAgreeWithCPythonOnTexts(RandomGenerator random) throws IOException, InterruptedException {
        List<String> programs = new ArrayList<>();
        for (int i = 0; i < PROGRAMS; i++) {
            programs.add(TextProgramGenerator.generate(random));
        }
        List<String> expected = onCPython(programs);

        for (int i = 0; i < PROGRAMS; i++) {
            assertThat(BitRecorder.run(programs.get(i), CLOSES))
                    .as(programs.get(i))
                    .isEqualTo(expected.get(i));
        }
        assertThat(expected.stream().filter(answer -> !answer.endsWith("math-domain")))
                .hasSizeGreaterThan(PROGRAMS / 4);
    }

    private List<String> onCPython(List<String> programs) throws IOException, InterruptedException {
        String closes = DoubleStream.of(CLOSES).mapToObj(Double::toString).collect(Collectors.joining(" "));
        String input = closes + "\n" + String.join("#end\n", programs) + "#end\n";
        return CPython.answers(folder, "cpython_oracle.py", input);
    }
}
