package io.atlantis.eventstore.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.testkit.gen.SeededTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.io.TempDir;

/** A process killed with SIGKILL in the midst of writing its index. */
class KilledIndexTest {

    @TempDir
    Path scratch;

    @SeededTest(tries = 4)
    void shouldFindAWholeIndexUpToSomeCommit(long seed) throws Exception {
        Path folder = scratch.resolve("index");
        kill(folder, seed, new SplittableRandom(seed).nextInt(1_500));

        InMemoryEventIndex plain = new InMemoryEventIndex();
        RandomGenerator random = new SplittableRandom(seed);
        try (IndexMemory memory = new IndexMemory(1);
                RocksEventIndex index = RocksEventIndex.open(folder, 0, memory)) {
            assertThat(index.quarantines()).isZero();
            RandomEvents events = new RandomEvents(random, IndexFiller.PAYLOAD_BYTES);
            while (plain.nextSequence() < index.nextSequence()) {
                List<FoldedEvent> commit = events.commit();
                plain.add(commit, events.checkpoint());
            }
            IndexComparison comparison = new IndexComparison(index, plain);
            comparison.compareTips();
            for (int i = 0; i < 500 && plain.nextSequence() > 0; i++) {
                comparison.compareEvent(random.nextLong(plain.nextSequence()));
            }
            for (int i = 0; i < 5; i++) {
                comparison.compareFind(random, events.filter());
            }
        }
    }

    private static void kill(Path folder, long seed, int afterMs) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        IndexFiller.class.getName(),
                        folder.toString(),
                        Long.toString(seed))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var output = process.inputReader()) {
            assertThat(output.readLine()).isEqualTo("begun");
            assertThat(process.waitFor(afterMs, TimeUnit.MILLISECONDS)).isFalse();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
}
