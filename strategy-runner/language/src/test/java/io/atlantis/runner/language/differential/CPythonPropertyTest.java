package io.atlantis.runner.language.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.testkit.gen.SeededTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random strategies ask of their host what they ask on this machine's CPython, to the last bit. A run takes the programs of
 * consecutive seeds from the test's own on, so that {@code -Datlantis.seed} with a program's seed begins with that program.
 */
class CPythonPropertyTest {
    private static final int SEEDS = 1_000;

    /** So that nine in ten have a peer. */
    private static final int LEAST_COMPARED = 900;

    @TempDir
    private Path folder;

    @SeededTest(tries = 6)
    void shouldAgreeWithCPython(long seed) throws IOException, InterruptedException {
        compare(seed);
    }

    @Tag("long")
    @SeededTest(tries = 225)
    void shouldAgreeWithCPythonFor200000Programs(long seed) throws IOException, InterruptedException {
        compare(seed);
    }

    private void compare(long seed) throws IOException, InterruptedException {
        Oracle python = new Oracle(folder);
        List<Case> cases = Case.of(seed, SEEDS, python);
        for (Case one : cases) {
            if (!one.agrees()) {
                Case least = new Shrinker(python).shrink(one);
                assertThat(least.ours())
                        .as("program of -Datlantis.seed=%d, shrunk:%n%s", one.seed(), least.program())
                        .isEqualTo(least.expected());
            }
        }
        assertThat(cases).hasSizeGreaterThan(LEAST_COMPARED);
    }
}
