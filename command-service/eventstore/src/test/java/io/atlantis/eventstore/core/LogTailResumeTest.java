package io.atlantis.eventstore.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.eventstore.index.EventIndex;
import io.atlantis.eventstore.index.IndexMemory;
import io.atlantis.eventstore.index.RocksEventIndex;
import io.atlantis.kernel.eventlog.FoldCheckpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where reading goes on, by what the index holds and what the log does. */
class LogTailResumeTest {

    private static final int EVENTS = 1_000;

    @TempDir
    Path scratch;

    private IndexMemory memory;

    @BeforeEach
    void openMemory() {
        memory = new IndexMemory(1);
    }

    @AfterEach
    void closeMemory() {
        memory.close();
    }

    private static LogInMemory sampleLog() {
        return new LogInMemory().claim("a").commits(EVENTS, "{}");
    }

    @Test
    void shouldReadTheTailAloneWhenTheIndexBelongsToTheLog() throws IOException {
        LogInMemory log = sampleLog();
        fill(log);
        log.claim("b").commits(10, "{}");
        log.entriesRead = 0;

        try (RocksEventIndex index = open()) {
            readAll(log, index);
            // The last event known and what was read along with it, then the tail.
            assertThat(log.entriesRead).isLessThan(100);
            assertHoldsWhatTheLogDoes(index, log);
            assertThat(index.quarantines()).isZero();
        }
    }

    @Test
    void shouldGoOnBehindAClaimThatTheIndexKnows() throws IOException {
        LogInMemory log = sampleLog().claim("b");
        fill(log);
        try (RocksEventIndex index = open()) {
            LogTail tail = new LogTail(0, log, index, new IgnoredRecords(0));
            assertThat(tail.claim().orElseThrow().claimId()).isEqualTo("b");
            assertThat(tail.resume(Duration.ZERO)).isTrue();
            assertThat(tail.nextOffset()).isEqualTo(log.endOffset());
            assertThat(index.quarantines()).isZero();
        }
    }

    @Test
    void shouldAskAgainWhenTheLogGivesNothingInTime() throws IOException {
        LogInMemory log = sampleLog();
        fill(log);
        log.emptyReads = 2;
        try (RocksEventIndex index = open()) {
            LogTail tail = new LogTail(0, log, index, new IgnoredRecords(0));
            assertThat(tail.resume(Duration.ZERO)).isFalse();
            assertThat(tail.resume(Duration.ZERO)).isFalse();
            assertThat(tail.resume(Duration.ZERO)).isTrue();
            assertThat(index.quarantines()).isZero();
        }
    }

    @Test
    void shouldBuildADeletedIndexAnewWithTheSameHead() throws IOException {
        LogInMemory log = sampleLog();
        FoldCheckpoint before = fill(log);
        for (Path file : files(scratch.resolve("index"))) {
            Files.delete(file);
        }
        Files.delete(scratch.resolve("index"));

        assertThat(fill(log)).isEqualTo(before);
    }

    @Test
    void shouldSetTheIndexAsideWhenTheLogIsShorter() throws IOException {
        fill(sampleLog());
        assertSetAsideFor(new LogInMemory().claim("a").commits(EVENTS / 2, "{}"));
    }

    @Test
    void shouldSetTheIndexAsideWhenAnotherLogOfTheSameLengthStandsThere() throws IOException {
        fill(sampleLog());
        assertSetAsideFor(new LogInMemory().claim("a").commits(EVENTS / 2, "{}").commits(EVENTS / 2, "[]"));
    }

    @Test
    void shouldSetTheIndexAsideWhenALogWithAnEarlierDifferenceIsLonger() throws IOException {
        fill(sampleLog());
        assertSetAsideFor(new LogInMemory().claim("a").commits(1, "[]").commits(EVENTS + 50, "{}"));
    }

    @Test
    void shouldSetTheIndexAsideWhenAnotherClaimIsInForce() throws IOException {
        fill(sampleLog().claim("b"));
        assertSetAsideFor(sampleLog().claim("another"));
    }

    @Test
    void shouldKeepTheNewestTwoOfThoseSetAside() throws IOException {
        for (int i = 0; i < 4; i++) {
            fill(new LogInMemory().claim("a").commits(10 + i, "{\"log\":" + i + "}"));
        }
        assertThat(files(scratch))
                .extracting(path -> path.getFileName().toString())
                .containsExactly("index", "index.damaged-2", "index.damaged-3");
    }

    private void assertSetAsideFor(LogInMemory log) {
        try (RocksEventIndex index = open()) {
            readAll(log, index);
            assertHoldsWhatTheLogDoes(index, log);
            assertThat(index.quarantines()).isEqualTo(1);
        }
        assertThat(scratch.resolve("index.damaged-1")).isDirectory();
    }

    private static void assertHoldsWhatTheLogDoes(EventIndex index, LogInMemory log) {
        EventIndex expected = log.indexed();
        assertThat(index.checkpoint()).isEqualTo(expected.checkpoint());
        assertThat(index.claim()).isEqualTo(expected.claim());
        for (long sequence = 0; sequence < expected.nextSequence(); sequence++) {
            assertThat(index.event(sequence).hash())
                    .isEqualTo(expected.event(sequence).hash());
        }
    }

    private FoldCheckpoint fill(LogInMemory log) {
        try (RocksEventIndex index = open()) {
            readAll(log, index);
            return index.checkpoint();
        }
    }

    private static void readAll(LogInMemory log, EventIndex index) {
        LogTail tail = new LogTail(0, log, index, new IgnoredRecords(0));
        while (!tail.resume(Duration.ZERO) || tail.nextOffset() < log.endOffset()) {
            tail.advance(log.endOffset(), Duration.ZERO);
        }
    }

    private RocksEventIndex open() {
        return RocksEventIndex.open(scratch.resolve("index"), 0, memory);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
