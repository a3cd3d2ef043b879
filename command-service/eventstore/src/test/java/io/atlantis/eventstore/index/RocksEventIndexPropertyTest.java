package io.atlantis.eventstore.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.kernel.eventlog.FoldCheckpoint;
import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.eventlog.OwnerClaim;
import io.atlantis.testkit.gen.SeededTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The stored index against the one on the heap: over flushes, reopenings and copies of a folder in use. */
class RocksEventIndexPropertyTest {

    private static IndexMemory memory;

    @TempDir
    Path scratch;

    private final List<List<FoldedEvent>> commits = new ArrayList<>();
    private final List<FoldCheckpoint> checkpoints = new ArrayList<>();

    @BeforeAll
    static void openMemory() {
        memory = new IndexMemory(1);
    }

    @AfterAll
    static void closeMemory() {
        memory.close();
    }

    @SeededTest(tries = 25)
    void shouldAnswerAsTheIndexOnTheHeapDoes(RandomGenerator random) {
        RandomEvents events = new RandomEvents(random, 200);
        InMemoryEventIndex plain = new InMemoryEventIndex();
        RocksEventIndex index = open(scratch.resolve("index"));
        int steps = 20 + random.nextInt(3_000);
        try {
            for (int i = 0; i < steps; i++) {
                switch (random.nextInt(400)) {
                    case 0 -> index.flush();
                    case 1 -> {
                        index.close();
                        index = open(scratch.resolve("index"));
                    }
                    case 2 -> {
                        FoldCheckpoint after = events.claimed();
                        OwnerClaim claim = new OwnerClaim("claim-" + i, after.epoch(), "node", "http://é", "1", 4);
                        index.claimed(claim, after);
                        plain.claimed(claim, after);
                    }
                    default -> {
                        List<FoldedEvent> commit = events.commit();
                        index.add(commit, events.checkpoint());
                        plain.add(commit, events.checkpoint());
                    }
                }
                if (random.nextInt(10) == 0) {
                    new IndexComparison(index, plain).compareFind(random, events.filter());
                }
            }
            IndexComparison comparison = new IndexComparison(index, plain);
            comparison.compareTips();
            comparison.compareAll();
            assertThat(index.quarantines()).isZero();
        } finally {
            index.close();
        }
    }

    @SeededTest(tries = 15)
    void shouldGoOnFromACopyOfAFolderInUse(RandomGenerator random) throws IOException {
        RandomEvents events = new RandomEvents(random, 2_000);
        try (RocksEventIndex index = open(scratch.resolve("index"))) {
            int killAfter = 1 + random.nextInt(4_000);
            for (int i = 0; i < killAfter; i++) {
                add(index, events);
            }
            index.flush();
            IndexFolders.copy(scratch.resolve("index"), scratch.resolve("copy"));
        }
        try (RocksEventIndex reopened = open(scratch.resolve("copy"))) {
            long stored = reopened.nextSequence();
            assertThat(stored).isIn(sequencesOf(checkpoints));
            replay(reopened, stored);
            InMemoryEventIndex plain = new InMemoryEventIndex();
            replay(plain, 0);
            IndexComparison comparison = new IndexComparison(reopened, plain);
            comparison.compareTips();
            comparison.compareAll();
            for (int i = 0; i < 30; i++) {
                comparison.compareFind(random, events.filter());
            }
        }
    }

    private void add(EventIndex index, RandomEvents events) {
        List<FoldedEvent> commit = events.commit();
        commits.add(commit);
        checkpoints.add(events.checkpoint());
        index.add(commit, events.checkpoint());
    }

    private static List<Long> sequencesOf(List<FoldCheckpoint> checkpoints) {
        return Stream.concat(Stream.of(0L), checkpoints.stream().map(FoldCheckpoint::nextSequence))
                .toList();
    }

    /** Adds what a fold would find in the log behind a sequence. */
    private void replay(EventIndex index, long from) {
        for (int i = 0; i < commits.size(); i++) {
            if (commits.get(i).getFirst().sequence() >= from) {
                index.add(commits.get(i), checkpoints.get(i));
            }
        }
    }

    private static RocksEventIndex open(Path folder) {
        return RocksEventIndex.open(folder, 0, memory);
    }
}
