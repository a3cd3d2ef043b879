package io.atlantis.kernel.eventlog.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atlantis.kernel.eventlog.FoldCheckpoint;
import io.atlantis.kernel.eventlog.IgnoreReason;
import io.atlantis.kernel.eventlog.LogFold;
import io.atlantis.kernel.eventlog.LogRecord;
import io.atlantis.kernel.eventlog.LogScribe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainVerifierTest {

    @TempDir
    Path directory;

    private final LogScribe owner = new LogScribe("owner");
    private SegmentFixture log;

    @BeforeEach
    void begin() throws IOException {
        log = new SegmentFixture(directory);
        log.append(List.of(owner.claim()));
    }

    private PartitionReport verify() throws IOException {
        return ChainVerifier.verifyDirectory(directory, SegmentFixture.TOPIC)
                .partitions()
                .getFirst();
    }

    @Test
    void shouldCountAnIntactLogAcrossSegments() throws IOException {
        log.append(owner.commit(2));
        log.roll();
        log.append(owner.commit(1));

        PartitionReport report = verify();

        assertThat(report.violation()).isEmpty();
        assertThat(report)
                .extracting(
                        PartitionReport::records,
                        PartitionReport::events,
                        PartitionReport::commits,
                        PartitionReport::epoch,
                        PartitionReport::nextOffset)
                .containsExactly(4L, 3L, 2L, 1L, 4L);
    }

    @Test
    void shouldFindEveryFlippedByteAndNeverNameALaterOffset() throws IOException {
        log.append(owner.commit(2));
        log.append(concat(owner.commit(1), owner.commit(3)));
        log.append(owner.commit(1));
        byte[] intact = Files.readAllBytes(log.segment());
        List<Integer> missed = new ArrayList<>();
        for (int i = 0; i < intact.length; i++) {
            byte[] damaged = intact.clone();
            damaged[i] ^= (byte) (1 << (i % 8));
            Files.write(log.segment(), damaged);
            PartitionReport report = verify();
            if (report.violation().isEmpty()) {
                missed.add(i);
            }
        }
        assertThat(missed).as("positions whose change was not seen").isEmpty();
    }

    @Test
    void shouldNameTheVeryRecordWhosePayloadWasAltered() throws IOException {
        log.append(concat(owner.commit(1), owner.commit(1), owner.commit(1)));
        byte[] bytes = Files.readAllBytes(log.segment());
        int position = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("{\"n\":1}");
        bytes[position + 5] ^= 1;
        Files.write(log.segment(), bytes);

        assertThat(verify().violation()).map(Violation::offset).contains(2L);
    }

    @Test
    void shouldSeeATruncatedSegmentAndAMissingOne() throws IOException {
        log.append(owner.commit(1));
        Path first = log.segment();
        log.roll();
        log.append(owner.commit(1));
        byte[] whole = Files.readAllBytes(log.segment());
        Files.write(log.segment(), java.util.Arrays.copyOf(whole, whole.length - 3));
        assertThat(verify().violation()).map(Violation::offset).contains(2L);

        Files.write(log.segment(), whole);
        Files.delete(first);
        assertThat(verify().violation()).map(Violation::offset).contains(0L);
    }

    @Test
    void shouldOnlyCountWhatADeposedOwnerAndAStrangerLeft() throws IOException {
        LogScribe successor = successor();
        log.append(List.of(successor.claim()));
        log.append(owner.commit(1));
        log.append(List.of(new LogRecord("k".getBytes(UTF_8), "v".getBytes(UTF_8), new RecordHeaders())));
        log.append(successor.commit(1));

        PartitionReport report = verify();

        assertThat(report.violation()).isEmpty();
        assertThat(report.events()).isEqualTo(1);
        assertThat(report.ignored())
                .containsEntry(IgnoreReason.STALE_EPOCH, 1L)
                .containsEntry(IgnoreReason.FOREIGN, 1L);
    }

    @Test
    void shouldForgiveWhatStandsBehindALostWriteOnceItsOwnerHasClaimedAnew() throws IOException {
        owner.commit(1);
        log.append(owner.commit(1));
        assertThat(verify().violation()).map(Violation::offset).contains(1L);

        LogScribe successor = successor();
        log.append(List.of(successor.claim()));
        log.append(successor.commit(1));
        assertThat(verify().violation()).isEmpty();
    }

    @Test
    void shouldSeeARecordOfTheEpochInForceThatDoesNotExtendTheChain() throws IOException {
        LogScribe forger = new LogScribe("forger");
        forger.claim();
        log.append(owner.commit(1));
        forger.commit(1);
        log.append(forger.commit(1));

        assertThat(verify().violation()).map(Violation::offset).contains(2L);
    }

    @Test
    void shouldSayWhatToNameWhenThereIsNoSuchFolder() {
        assertThatThrownBy(() -> ChainVerifier.verifyDirectory(directory, "other"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other-<partition>");
    }

    /** A new owner who knows the empty log after the first claim. */
    private static LogScribe successor() {
        LogFold known = new LogFold(0, FoldCheckpoint.START);
        known.accept(LogScribe.entry(0, new LogScribe("owner").claim()));
        LogScribe successor = new LogScribe("successor");
        successor.learn(known.checkpoint());
        return successor;
    }

    @SafeVarargs
    private static List<LogRecord> concat(List<LogRecord>... commits) {
        List<LogRecord> all = new ArrayList<>();
        for (List<LogRecord> commit : commits) {
            all.addAll(commit);
        }
        return all;
    }
}
