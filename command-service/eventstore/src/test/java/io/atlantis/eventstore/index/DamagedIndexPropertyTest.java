package io.atlantis.eventstore.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.kernel.eventlog.FoldCheckpoint;
import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.testkit.gen.SeededTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An index folder that somebody or something has changed: it answers rightly, or not at all. */
class DamagedIndexPropertyTest {

    private static final int ROUNDS = 6;
    private static final int COMMITS_PER_ROUND = 150;

    @TempDir
    static Path sound;

    @TempDir
    Path scratch;

    private static final List<List<FoldedEvent>> commits = new ArrayList<>();
    private static final List<FoldCheckpoint> checkpoints = new ArrayList<>();
    private static final InMemoryEventIndex plain = new InMemoryEventIndex();
    private static final RandomEvents events = new RandomEvents(new SplittableRandom(7), 600);

    private IndexMemory memory;

    /** Tables of several rounds, and a write-ahead log with the last one. */
    @BeforeAll
    static void write() throws IOException {
        Path folder = sound.resolve("written");
        try (IndexMemory memory = new IndexMemory(1)) {
            for (int round = 0; round < ROUNDS; round++) {
                try (RocksEventIndex index = RocksEventIndex.open(folder, 0, memory)) {
                    for (int i = 0; i < COMMITS_PER_ROUND; i++) {
                        List<FoldedEvent> commit = events.commit();
                        commits.add(commit);
                        checkpoints.add(events.checkpoint());
                        index.add(commit, events.checkpoint());
                        plain.add(commit, events.checkpoint());
                        if (i % 40 == 0) {
                            index.flush();
                        }
                    }
                    index.flush();
                    if (round == ROUNDS - 1) {
                        IndexFolders.copy(folder, sound.resolve("index"));
                    }
                }
            }
        }
    }

    @BeforeEach
    void openMemory() {
        // Of its own: a block cached from the sound copy would hide the damage.
        memory = new IndexMemory(1);
    }

    @AfterEach
    void closeMemory() {
        memory.close();
    }

    @AfterAll
    static void forget() {
        commits.clear();
        checkpoints.clear();
    }

    @SeededTest(tries = 120)
    void shouldNeverAnswerWronglyFromADamagedFolder(RandomGenerator random) throws IOException {
        Path folder = scratch.resolve("index");
        IndexFolders.copy(sound.resolve("index"), folder);
        String damage = damage(folder, random);

        boolean failed = false;
        try (RocksEventIndex index = RocksEventIndex.open(folder, 0, memory)) {
            replay(index);
            IndexComparison comparison = new IndexComparison(index, plain);
            comparison.compareTips();
            comparison.compareAll();
            for (int i = 0; i < 20; i++) {
                comparison.compareFind(random, events.filter());
            }
        } catch (IndexFailedException e) {
            failed = true;
        } catch (AssertionError e) {
            throw new AssertionError(damage, e);
        }
        if (failed) {
            try (RocksEventIndex next = RocksEventIndex.open(folder, 0, memory)) {
                assertThat(next.quarantines()).as(damage).isEqualTo(1);
                assertThat(next.checkpoint()).as(damage).isEqualTo(FoldCheckpoint.START);
            }
        }
    }

    private static void replay(EventIndex index) {
        long from = index.nextSequence();
        for (int i = 0; i < commits.size(); i++) {
            if (commits.get(i).getFirst().sequence() >= from) {
                index.add(commits.get(i), checkpoints.get(i));
            }
        }
    }

    private static String damage(Path folder, RandomGenerator random) throws IOException {
        List<Path> files = IndexFolders.files(folder);
        Path file = files.get(random.nextInt(files.size()));
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length == 0) {
            return "none";
        }
        int at = random.nextInt(bytes.length);
        int kind = random.nextInt(10);
        if (kind == 0) {
            Files.delete(file);
        } else if (kind == 1) {
            Files.write(file, Arrays.copyOf(bytes, at));
        } else {
            bytes[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, bytes);
        }
        return file.getFileName() + (kind == 0 ? " deleted" : kind == 1 ? " cut at " + at : " changed at " + at);
    }
}
