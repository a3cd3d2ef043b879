package io.atlantis.eventstore.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.atlantis.eventstore.core.PartitionLog;
import io.atlantis.testkit.gen.SeededTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.LoggerFactory;

/** The real log in a simulated world: whatever is delayed, lost, repeated, killed or deposed, the invariants hold. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartitionLogPropertyTest {

    private static final int SEEDS = 1_000;
    private static final int LONG_BATCHES = 100;
    private static final Path TRACES = Path.of("target", "simulation");

    private final Logger logger = (Logger) LoggerFactory.getLogger(PartitionLog.class.getPackageName());
    private final Coverage coverage = new Coverage();
    private int runs;

    @BeforeAll
    void silenceTheLog() {
        logger.setLevel(Level.OFF);
    }

    @SeededTest(tries = SEEDS)
    void shouldKeepItsPromisesUnderAnyInterleaving(long seed) {
        check(seed);
    }

    @Tag("long")
    @SeededTest(tries = LONG_BATCHES)
    void shouldKeepItsPromisesForLong(RandomGenerator random) {
        // Seeds have nothing to do with each other: all cores at once.
        random.longs(SEEDS, 0, 1_000_000_000_000L).parallel().forEach(this::check);
    }

    private void check(long seed) {
        Simulation.Result result = Simulation.run(seed, Trace.off());
        note(result);
        if (!result.breaches().isEmpty()) {
            Path file = writeTrace(seed);
            assertThat(result.breaches())
                    .as("broken by -Datlantis.seed=%d, step by step in %s", seed, file)
                    .isEmpty();
        }
    }

    private synchronized void note(Simulation.Result result) {
        runs++;
        coverage.add(result.coverage());
    }

    private static Path writeTrace(long seed) {
        Trace trace = Trace.on();
        Simulation.run(seed, trace);
        try {
            Files.createDirectories(TRACES);
            return Files.writeString(TRACES.resolve("seed-" + seed + ".txt"), trace.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A simulation that no longer comes across something no longer tests it. */
    @AfterAll
    void shouldHaveComeAcrossEverything() throws IOException {
        logger.setLevel(null);
        Files.createDirectories(TRACES);
        Files.writeString(TRACES.resolve("coverage.txt"), "runs " + runs + "\n" + coverage + "\n");
        if (runs >= SEEDS) {
            assertThat(coverage.missing()).as("never happened in %d runs", runs).isEmpty();
        }
    }
}
