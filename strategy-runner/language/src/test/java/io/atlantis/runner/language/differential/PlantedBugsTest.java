package io.atlantis.runner.language.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.testkit.mutation.Mutant;
import io.atlantis.testkit.mutation.MutatedClasses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The comparison with CPython has teeth: it finds bugs that are planted, within as many programs as it has in a build. */
class PlantedBugsTest {
    private static final List<String> RELOADED = List.of("io.atlantis.runner.language.");
    private static final int LOT = 500;
    private static final int LOTS = 10;
    private static final long FIRST_SEED = 1;

    /** Expected results of lots that some bug needed, made when one does. */
    private static final List<List<Case>> LOTS_KNOWN = new ArrayList<>();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void forget() {
        LOTS_KNOWN.clear();
    }

    static List<Mutant> bugs() {
        return Mutants.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bugs")
    void shouldFindABugThatIsPlanted(Mutant bug) throws Exception {
        UnaryOperator<String> runner = runner(Optional.of(bug));

        boolean found = false;
        for (int lot = 0; lot < LOTS && !found; lot++) {
            found = lot(lot).stream().anyMatch(one -> differs(runner, one));
        }

        assertThat(found).as("found within %d programs: %s", LOTS * LOT, bug).isTrue();
    }

    @Test
    void shouldFindNothingWhereNothingIsPlanted() throws Exception {
        UnaryOperator<String> runner = runner(Optional.empty());

        assertThat(lot(0)).noneMatch(one -> differs(runner, one));
    }

    private static UnaryOperator<String> runner(Optional<Mutant> mutant) throws ReflectiveOperationException {
        return MutatedClasses.probe(RunnerProbe.class, RELOADED, mutant);
    }

    private static List<Case> lot(int number) throws IOException, InterruptedException {
        while (LOTS_KNOWN.size() <= number) {
            LOTS_KNOWN.add(Case.of(FIRST_SEED + (long) LOT * LOTS_KNOWN.size(), LOT, new Oracle(folder)));
        }
        return LOTS_KNOWN.get(number);
    }

    /** A compiler that fails on a program it should take has been found out too. */
    private static boolean differs(UnaryOperator<String> runner, Case one) {
        try {
            return !runner.apply(one.program()).equals(one.expected());
        } catch (RuntimeException | LinkageError failure) {
            return true;
        }
    }
}
