package io.atlantis.runner.language.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Expressions whose results CPython computed once, so that its semantics hold on machines without it too. */
class CPythonVectorsTest {
    @TestFactory
    Stream<DynamicTest> shouldGiveWhatCPythonGave() throws IOException {
        try (InputStream resource = getClass().getResourceAsStream("cpython_vectors.txt")) {
            String vectors = new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
            return vectors.lines().filter(line -> !line.startsWith("#")).map(CPythonVectorsTest::vector);
        }
    }

    private static DynamicTest vector(String line) {
        int bar = line.lastIndexOf(" | ");
        String expression = line.substring(0, bar);
        String bits = line.substring(bar + 3);
        return DynamicTest.dynamicTest(
                expression,
                () -> assertThat(BitRecorder.run("def on_bar():\n    buy(" + expression + ")\n", new double[] {1.0}))
                        .isEqualTo("b" + bits));
    }
}
