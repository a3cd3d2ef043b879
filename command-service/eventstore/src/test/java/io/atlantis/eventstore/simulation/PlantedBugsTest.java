package io.atlantis.eventstore.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.atlantis.eventstore.core.PartitionLog;
import io.atlantis.testkit.mutation.Mutant;
import io.atlantis.testkit.mutation.MutatedClasses;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** The simulation finds the bugs that are planted into the event store, each by the invariant that it breaks. */
class PlantedBugsTest {

    private static final int SEEDS = 400;
    private static final int CONTROL_SEEDS = 100;
    private static final List<String> RELOADED = List.of(
            "io.atlantis.eventstore.core.",
            "io.atlantis.eventstore.index.",
            "io.atlantis.eventstore.simulation.",
            "io.atlantis.kernel.eventlog.");
    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(PartitionLog.class.getPackageName());

    @BeforeAll
    static void silenceTheLog() {
        LOGGER.setLevel(Level.OFF);
    }

    @AfterAll
    static void letTheLogSpeak() {
        LOGGER.setLevel(null);
    }

    static List<PlantedBug> bugs() {
        return Mutants.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bugs")
    void shouldFindABugThatIsPlanted(PlantedBug bug) throws ReflectiveOperationException {
        LongFunction<List<String>> simulation = simulation(Optional.of(bug.mutant()));

        boolean found = LongStream.rangeClosed(1, SEEDS)
                .mapToObj(simulation)
                .flatMap(List::stream)
                .anyMatch(breach -> breach.startsWith(bug.breaks() + " "));

        assertThat(found)
                .as("%s broken within %d seeds by a log that %s", bug.breaks(), SEEDS, bug)
                .isTrue();
    }

    @Test
    void shouldFindNothingWhereNothingIsPlanted() throws ReflectiveOperationException {
        LongFunction<List<String>> simulation = simulation(Optional.empty());

        assertThat(LongStream.rangeClosed(1, CONTROL_SEEDS).mapToObj(simulation).flatMap(List::stream))
                .isEmpty();
    }

    @Test
    void shouldRepeatASeedStepByStep() {
        Simulation.Result first = Simulation.run(42, Trace.off());
        Simulation.Result second = Simulation.run(42, Trace.on());

        assertThat(second.fingerprint()).isEqualTo(first.fingerprint());
        assertThat(second.records()).isEqualTo(first.records()).isPositive();
    }

    /** Takes a seed, gives what was broken. */
    private static LongFunction<List<String>> simulation(Optional<Mutant> mutant) throws ReflectiveOperationException {
        return MutatedClasses.probe(SimulationProbe.class, RELOADED, mutant);
    }
}
