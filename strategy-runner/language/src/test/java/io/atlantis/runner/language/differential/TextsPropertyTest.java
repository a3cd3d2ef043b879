package io.atlantis.runner.language.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.testkit.gen.SeededTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.io.TempDir;

/** Random programs over texts and f-strings do what they do on this machine's CPython, to the last character. */
class TextsPropertyTest {
    private static final int PROGRAMS = 400;

    @TempDir
    private Path folder;

    @SeededTest(tries = 2)
    void shouldAgreeWithCPythonOnTexts(RandomGenerator random) throws IOException, InterruptedException {
        List<String> programs = new ArrayList<>();
        for (int i = 0; i < PROGRAMS; i++) {
            programs.add(TextProgramGenerator.generate(random));
        }
        List<String> expected = new Oracle(folder).run(programs);

        for (int i = 0; i < PROGRAMS; i++) {
            assertThat(BitRecorder.run(programs.get(i), Oracle.CLOSES))
                    .as(programs.get(i))
                    .isEqualTo(expected.get(i));
        }
        assertThat(expected.stream().filter(answer -> !answer.endsWith("math-domain")))
                .hasSizeGreaterThan(PROGRAMS / 4);
    }
}
