package io.atlantis.eventstore.kafka;

import static io.atlantis.eventstore.kafka.Appends.append;
import static io.atlantis.eventstore.kafka.Appends.event;
import static io.atlantis.eventstore.kafka.Appends.unchangedSince;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.atlantis.eventstore.core.AppendCondition;
import io.atlantis.eventstore.core.AppendFailedException;
import io.atlantis.eventstore.core.AppendFailedException.Reason;
import io.atlantis.eventstore.core.CommitReceipt;
import io.atlantis.eventstore.core.OwnerState;
import io.atlantis.eventstore.core.PartitionsChangedException;
import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.eventlog.verify.ChainVerifier;
import io.atlantis.kernel.eventlog.verify.VerificationReport;
import io.atlantis.testkit.infra.TestKafka;
import io.atlantis.testkit.infra.WithKafka;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The log on the real broker: restarts, rivals, strangers, lost acknowledgements. */
@WithKafka
class PartitionLogIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final TestKafka kafka;
    private String topic;

    PartitionLogIT(TestKafka kafka) {
        this.kafka = kafka;
    }

    @BeforeEach
    void createTopic() {
        topic = kafka.createTopic("partition-log", 1);
    }

    @Test
    void shouldFindEverythingAgainAfterARestart() throws Exception {
        CommitReceipt written;
        try (EmbeddedLog first = EmbeddedLog.start(kafka, topic)) {
            written = append(first.log(), AppendCondition.NONE, event("e1", "a", "c1"), event("e2", "a", "c1"));
        }
        try (EmbeddedLog second = EmbeddedLog.start(kafka, topic)) {
            assertThat(second.log().index().ofCommand("c1"))
                    .extracting(FoldedEvent::eventId, FoldedEvent::sequence, FoldedEvent::offset)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("e1", 0L, written.lastOffset() - 1),
                            org.assertj.core.groups.Tuple.tuple("e2", 1L, written.lastOffset()));
            assertReason(
                    Reason.DUPLICATE_COMMAND, () -> append(second.log(), AppendCondition.NONE, event("e3", "a", "c1")));
            assertReason(Reason.CONFLICT, () -> append(second.log(), unchangedSince("a", 1), event("e4", "a", "c2")));
        }
    }

    @Test
    void shouldGiveWayToAForeignClaimAndNotComeBackByItself() throws Exception {
        try (EmbeddedLog first = EmbeddedLog.start(kafka, topic, "first")) {
            append(first.log(), AppendCondition.NONE, event("e1", "a", "c1"));
            try (EmbeddedLog second = EmbeddedLog.start(kafka, topic, "second")) {
                await().atMost(LIMIT).until(() -> first.log().state() == OwnerState.FENCED);
                assertReason(Reason.NOT_OWNER, () -> append(first.log(), AppendCondition.NONE, event("e2", "a", "c2")));
                assertThat(first.log().claimInForce())
                        .hasValueSatisfying(claim -> assertThat(claim.nodeId()).isEqualTo("second"));
                append(second.log(), unchangedSince("a", 1), event("e3", "a", "c3"));
                assertThat(second.log().state()).isEqualTo(OwnerState.ACTIVE);
            }
            first.log().acquire();
            await().atMost(LIMIT).until(() -> first.log().state() == OwnerState.ACTIVE);
            assertThat(first.log().index().nextSequence()).isEqualTo(2);
        }
    }

    @Test
    void shouldRefuseADeposedOwnersWriteEvenWhenItHasNotNoticedYet() throws Exception {
        try (EmbeddedLog first = EmbeddedLog.start(kafka, topic, "first");
                EmbeddedLog second = EmbeddedLog.start(kafka, topic, "second")) {
            append(second.log(), AppendCondition.NONE, event("e1", "a", "c1"));
            assertReason(Reason.NOT_OWNER, () -> append(first.log(), unchangedSince("a", 0), event("e2", "a", "c2")));
            append(second.log(), unchangedSince("a", 1), event("e3", "a", "c3"));

            assertThat(second.log().index().nextSequence()).isEqualTo(2);
        }
    }

    @Test
    void shouldResolveALostAcknowledgementByReadingTheLog() throws Exception {
        try (EmbeddedLog log = EmbeddedLog.startForgetful(kafka, topic, 2)) {
            CommitReceipt first = append(log.log(), AppendCondition.NONE, event("e1", "a", "c1"));
            CommitReceipt second = append(log.log(), unchangedSince("a", 1), event("e2", "a", "c2"));

            assertThat(first.lastSequence()).isZero();
            assertThat(second.lastSequence()).isEqualTo(1);
            assertThat(log.log().metrics().takeovers()).isGreaterThan(1);
            assertThat(log.log().index().nextSequence()).isEqualTo(2);
        }
    }

    @Test
    void shouldGoOnWhenAStrangerWritesIntoTheTopic() throws Exception {
        try (EmbeddedLog log = EmbeddedLog.start(kafka, topic)) {
            append(log.log(), AppendCondition.NONE, event("e1", "a", "c1"));
            kafka.send(List.of(new ProducerRecord<>(topic, "k".getBytes(UTF_8), "rubbish".getBytes(UTF_8))));
            CommitReceipt receipt = append(log.log(), unchangedSince("a", 1), event("e2", "a", "c2"));

            assertThat(receipt.lastSequence()).isEqualTo(1);
            assertThat(log.log().metrics().ignored().total()).isEqualTo(1);
        }
        VerificationReport report = ChainVerifier.verifyTopic(kafka.bootstrapServers(), topic);
        assertThat(report.intact()).isTrue();
        assertThat(report.partitions().getFirst().events()).isEqualTo(2);
    }

    @Test
    void shouldFollowTheOwnersCommitsWhileItOwnsNothing() throws Exception {
        try (EmbeddedLog owner = EmbeddedLog.start(kafka, topic, "owner");
                EmbeddedLog standby = EmbeddedLog.follow(kafka, topic, "standby")) {
            append(owner.log(), AppendCondition.NONE, event("e1", "a", "c1"));
            await().atMost(LIMIT).until(() -> standby.log().index().nextSequence() == 1);

            assertThat(standby.log().state()).isEqualTo(OwnerState.NOT_OWNER);
            assertThat(standby.log().claimInForce())
                    .hasValueSatisfying(claim -> assertThat(claim.nodeId()).isEqualTo("owner"));
            assertReason(Reason.NOT_OWNER, () -> append(standby.log(), AppendCondition.NONE, event("e2", "a", "c2")));
        }
    }

    @Test
    void shouldHandOverInOrderAndTakeOver() throws Exception {
        try (EmbeddedLog first = EmbeddedLog.start(kafka, topic, "first");
                EmbeddedLog second = EmbeddedLog.follow(kafka, topic, "second")) {
            append(first.log(), AppendCondition.NONE, event("e1", "a", "c1"));
            first.log().release();
            assertThat(first.log().awaitState(state -> state == OwnerState.NOT_OWNER, LIMIT))
                    .isTrue();
            second.log().acquire();
            append(second.log(), unchangedSince("a", 1), event("e2", "a", "c2"));

            await().atMost(LIMIT).until(() -> first.log().index().nextSequence() == 2);
            assertThat(first.log().metrics().ignored().foreign()).isZero();
        }
    }

    @Test
    void shouldNotOwnAPartitionOfATopicThatGotMorePartitions() throws Exception {
        try (EmbeddedLog log = EmbeddedLog.start(kafka, topic)) {
            append(log.log(), AppendCondition.NONE, event("e1", "a", "c1"));
        }
        try (EmbeddedLog grown = EmbeddedLog.followWithPartitions(kafka, topic, 2)) {
            grown.log().acquire();

            await().atMost(LIMIT).until(() -> grown.defect().isPresent());
            assertThat(grown.defect().orElseThrow())
                    .isInstanceOf(PartitionsChangedException.class)
                    .hasMessageContaining("has 2 partitions, but had 1");
            assertReason(Reason.NOT_OWNER, () -> append(grown.log(), AppendCondition.NONE, event("e2", "a", "c2")));
        }
    }

    @Test
    void shouldRefuseACommitThatIsTooLarge() throws Exception {
        try (EmbeddedLog log = EmbeddedLog.start(kafka, topic)) {
            assertReason(
                    Reason.TOO_LARGE,
                    () -> append(log.log(), AppendCondition.NONE, event("e1", "a".repeat(600_000), "c1")));
        }
    }

    private interface Attempt {
        CommitReceipt run() throws Exception;
    }

    private static void assertReason(Reason reason, Attempt attempt) {
        assertThatExceptionOfType(AppendFailedException.class)
                .isThrownBy(attempt::run)
                .extracting(AppendFailedException::reason)
                .isEqualTo(reason);
    }
}
