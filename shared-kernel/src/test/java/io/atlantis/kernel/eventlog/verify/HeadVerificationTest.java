package io.atlantis.kernel.eventlog.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.atlantis.kernel.eventlog.FoldCheckpoint;
import io.atlantis.kernel.eventlog.FoldStep;
import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.eventlog.LogFold;
import io.atlantis.kernel.eventlog.LogRecord;
import io.atlantis.kernel.eventlog.LogScribe;
import io.atlantis.kernel.eventlog.merkle.HeadPublicKey;
import io.atlantis.kernel.eventlog.merkle.SignedHeads;
import io.atlantis.kernel.eventlog.merkle.SignedTreeHead;
import io.atlantis.kernel.eventlog.merkle.TreeHash;
import io.atlantis.kernel.eventlog.merkle.TreeHeadJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the chain alone can't show, the published heads do. */
class HeadVerificationTest {

    private static final String HEADS = "domain.heads";

    @TempDir
    Path directory;

    private final SignedHeads signer = new SignedHeads();
    private final List<LogRecord> records = new ArrayList<>();
    private SegmentFixture heads;

    @BeforeEach
    void writeFiveEvents() throws IOException {
        LogScribe owner = new LogScribe("owner");
        records.add(owner.claim());
        records.addAll(owner.commit(2));
        records.addAll(owner.commit(3));
        heads = new SegmentFixture(directory, HEADS);
        write(records);
    }

    private void write(List<LogRecord> log) throws IOException {
        Path segment = directory.resolve(SegmentFixture.TOPIC + "-0").resolve("%020d.log".formatted(0));
        Files.deleteIfExists(segment);
        new SegmentFixture(directory).append(log);
    }

    private void publish(SignedTreeHead... published) throws IOException {
        for (SignedTreeHead head : published) {
            heads.append(List.of(
                    new LogRecord(TreeHeadJson.key(head.partition()), TreeHeadJson.write(head), new RecordHeaders())));
        }
    }

    /** Chain hashes of the events of these records, as the fold takes them. */
    private static List<byte[]> hashes(List<LogRecord> log) {
        LogFold fold = new LogFold(0, FoldCheckpoint.START);
        List<byte[]> hashes = new ArrayList<>();
        for (int offset = 0; offset < log.size(); offset++) {
            if (fold.accept(LogScribe.entry(offset, log.get(offset))) instanceof FoldStep.Committed committed) {
                committed.events().stream().map(FoldedEvent::hash).forEach(hashes::add);
            }
        }
        return hashes;
    }

    private SignedTreeHead headOf(int size) {
        return signer.head(0, hashes(records).subList(0, size));
    }

    private VerificationReport verify(HeadPublicKey... keys) throws IOException {
        return ChainVerifier.verifyDirectory(directory, SegmentFixture.TOPIC, new HeadsToVerify(HEADS, List.of(keys)));
    }

    private static Violation onlyViolation(VerificationReport report) {
        assertThat(report.intact()).isFalse();
        assertThat(report.violations()).hasSize(1);
        return report.violations().getFirst();
    }

    @Test
    void shouldFindHeadsOfTheLogTrueInWhateverOrderTheyWerePublished() throws IOException {
        publish(headOf(2), headOf(5), headOf(2));

        VerificationReport report = verify(signer.key());

        assertThat(report.intact()).isTrue();
        assertThat(report.heads().matched()).isEqualTo(3);
        assertThat(report.heads().signaturesChecked()).isTrue();
    }

    @Test
    void shouldFindALogThatWasWrittenAnewWithAValidChain() throws IOException {
        publish(headOf(2), headOf(5));
        LogScribe forger = new LogScribe("forger");
        List<LogRecord> forged = new ArrayList<>(List.of(forger.claim()));
        forged.addAll(forger.commit(2));
        forged.addAll(forger.commit(3));
        write(forged);

        assertThat(ChainVerifier.verifyDirectory(directory, SegmentFixture.TOPIC)
                        .intact())
                .as("the chain alone")
                .isTrue();
        Violation violation = onlyViolation(verify());
        assertThat(violation.offset()).isEqualTo(2);
        assertThat(violation.problem()).contains("2 events", "rewritten after event 0");
    }

    @Test
    void shouldNameTheLastHeadUpToWhichARewrittenLogIsStillTheSame() throws IOException {
        publish(headOf(2), headOf(5));
        List<LogRecord> forged = new ArrayList<>(records.subList(0, 3));
        LogScribe forger = new LogScribe("forger");
        LogFold known = new LogFold(0, FoldCheckpoint.START);
        for (int offset = 0; offset < forged.size(); offset++) {
            known.accept(LogScribe.entry(offset, forged.get(offset)));
        }
        forger.learn(known.checkpoint());
        forged.addAll(forger.commit(3));
        write(forged);

        VerificationReport report = verify();

        assertThat(onlyViolation(report).problem()).contains("5 events", "rewritten after event 2");
        assertThat(report.heads().matched()).isEqualTo(1);
    }

    @Test
    void shouldFindALogWhoseEndWasCutOffBelowAHead() throws IOException {
        publish(headOf(2), headOf(5));
        write(records.subList(0, 3));

        assertThat(ChainVerifier.verifyDirectory(directory, SegmentFixture.TOPIC)
                        .intact())
                .as("the chain alone")
                .isTrue();
        Violation violation = onlyViolation(verify());
        assertThat(violation.offset()).isEqualTo(3);
        assertThat(violation.problem()).contains("ends after 2 events", "5 events", "cut off");
    }

    @Test
    void shouldFindAHeadWhoseChainHeadIsNotThatOfTheLog() throws IOException {
        SignedTreeHead head = headOf(5);
        publish(signer.head(0, 5, head.rootHash(), new TreeHash(new byte[32]), head.frontier()));

        assertThat(onlyViolation(verify(signer.key())).problem()).contains("differs");
    }

    @Test
    void shouldFindAHeadOfAKeyThatWasNotGivenAndSayWhenNoneWas() throws IOException {
        publish(headOf(2), new SignedHeads().head(0, hashes(records)));

        assertThat(verify().intact()).isTrue();
        assertThat(verify().heads().signaturesChecked()).isFalse();
        assertThat(verify(signer.key()).intact()).isFalse();
        assertThat(verify(signer.key()).heads().problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("offset 1", "none of the keys given"));
    }

    @Test
    void shouldFindAForgedSignature() throws IOException {
        SignedTreeHead head = headOf(2);
        byte[] signature = head.signature().clone();
        signature[7] ^= 1;
        publish(new SignedTreeHead(
                0, 2, head.rootHash(), head.chainHead(), head.time(), head.keyId(), signature, head.frontier()));

        assertThat(verify(signer.key()).heads().problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("offset 0", "signature"));
    }

    @Test
    void shouldFindThatAPartitionWithHeadsIsGone() throws IOException {
        publish(signer.head(4, hashes(records)));

        assertThat(verify().intact()).isFalse();
        assertThat(verify().heads().problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("partition 4"));
    }

    @Test
    void shouldOnlyCountWhatIsNoHead() throws IOException {
        heads.append(List.of(new LogRecord(new byte[0], new byte[] {1, 2, 3}, new RecordHeaders())));
        publish(headOf(5));

        VerificationReport report = verify(signer.key());

        assertThat(report.intact()).isTrue();
        assertThat(report.heads().foreign()).isEqualTo(1);
        assertThat(report.heads().matched()).isEqualTo(1);
    }

    @Test
    void shouldFindDamagedAndCutOffSegmentsOfHeads() throws IOException {
        publish(headOf(2), headOf(5));
        byte[] whole = Files.readAllBytes(heads.segment());
        byte[] damaged = whole.clone();
        damaged[whole.length / 2] ^= 1;
        Files.write(heads.segment(), damaged);
        assertThat(verify().heads().problem()).isPresent();

        Files.write(heads.segment(), Arrays.copyOf(whole, whole.length - 3));
        assertThat(verify().heads().problem()).isPresent();
    }

    @Test
    void shouldVerifyALogWithoutHeads() throws IOException {
        Files.deleteIfExists(heads.segment());

        assertThat(verify(signer.key()).intact()).isTrue();
        assertThat(verify(signer.key()).heads().matched()).isZero();
    }
}
