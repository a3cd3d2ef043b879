package io.atlantis.kernel.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogFoldTest {

    private final LogFold fold = new LogFold(0, FoldCheckpoint.START);
    private final LogScribe owner = new LogScribe("owner");
    private long offset;

    @BeforeEach
    void claim() {
        accept(owner.claim());
    }

    private FoldStep accept(LogRecord record) {
        return fold.accept(LogScribe.entry(offset++, record));
    }

    private FoldStep acceptAll(List<LogRecord> records) {
        FoldStep last = new FoldStep.Incomplete();
        for (LogRecord record : records) {
            last = accept(record);
        }
        return last;
    }

    private void assertIgnored(FoldStep step, IgnoreReason reason) {
        assertThat(step).isEqualTo(new FoldStep.Ignored(reason, offset - 1));
    }

    @Test
    void shouldApplyACommitAsAWholeWithItsLastRecord() {
        List<LogRecord> commit = owner.commit(2);

        assertThat(accept(commit.get(0))).isInstanceOf(FoldStep.Incomplete.class);
        assertThat(fold.nextSequence()).isZero();
        assertThat(accept(commit.get(1)))
                .isInstanceOfSatisfying(
                        FoldStep.Committed.class,
                        step -> assertThat(step.events())
                                .extracting(FoldedEvent::sequence)
                                .containsExactly(0L, 1L));
        assertThat(fold.nextSequence()).isEqualTo(2);
    }

    @Test
    void shouldCutAnUnfinishedCommitOffByAClaim() {
        LogScribe successor = new LogScribe("successor");
        successor.learn(fold.checkpoint());
        List<LogRecord> commit = owner.commit(2);
        accept(commit.get(0));
        accept(successor.claim());

        assertIgnored(accept(commit.get(1)), IgnoreReason.STALE_EPOCH);
        assertThat(acceptAll(successor.commit(1))).isInstanceOf(FoldStep.Committed.class);
    }

    @Test
    void shouldIgnoreADeposedOwner() {
        LogScribe successor = new LogScribe("successor");
        successor.learn(fold.checkpoint());
        accept(successor.claim());

        assertIgnored(acceptAll(owner.commit(1)), IgnoreReason.STALE_EPOCH);
    }

    @Test
    void shouldIgnoreTheSecondClaimOfAnEpoch() {
        LogScribe late = new LogScribe("late");

        assertIgnored(accept(late.claim()), IgnoreReason.LATE_CLAIM);
        assertThat(fold.epoch()).isEqualTo(1);
    }

    @Test
    void shouldIgnoreAClaimThatLeavesAnEpochOut() {
        owner.claim();
        assertIgnored(accept(owner.claim()), IgnoreReason.CLAIM_FROM_NOWHERE);
    }

    @Test
    void shouldIgnoreAnEventOfAnEpochThatNobodyClaimed() {
        owner.claim();
        assertIgnored(acceptAll(owner.commit(1)), IgnoreReason.EPOCH_FROM_NOWHERE);
    }

    @Test
    void shouldIgnoreARepeatedWrite() {
        List<LogRecord> commit = owner.commit(1);
        acceptAll(commit);
        assertIgnored(acceptAll(commit), IgnoreReason.REPEATED_SEQUENCE);
    }

    @Test
    void shouldIgnoreWhatFollowsALostWrite() {
        owner.commit(1);
        assertIgnored(acceptAll(owner.commit(1)), IgnoreReason.MISSING_PREDECESSOR);
    }

    @Test
    void shouldIgnoreAnEventThatDoesNotContinueTheCommitUnderWay() {
        LogRecord first = owner.commit(2).getFirst();
        accept(first);
        LogScribe confused = new LogScribe("confused");
        confused.claim();
        confused.commit(1);

        assertIgnored(acceptAll(confused.commit(1)), IgnoreReason.BROKEN_COMMIT);
    }

    @Test
    void shouldIgnoreAnEventThatWasDecidedOnAnotherHead() {
        LogScribe stranger = new LogScribe("stranger");
        stranger.claim();
        acceptAll(owner.commit(1));
        stranger.commit(1);

        assertIgnored(acceptAll(stranger.commit(1)), IgnoreReason.BROKEN_CHAIN);
    }

    @Test
    void shouldGoOnFromTheStartOfTheCommitUnderWay() {
        acceptAll(owner.commit(1));
        List<LogRecord> commit = owner.commit(2);
        accept(commit.get(0));

        FoldCheckpoint checkpoint = fold.checkpoint();
        LogFold resumed = new LogFold(0, checkpoint);

        assertThat(checkpoint.nextOffset()).isEqualTo(2);
        assertThat(resumed.accept(LogScribe.entry(2, commit.get(0)))).isInstanceOf(FoldStep.Incomplete.class);
        assertThat(resumed.accept(LogScribe.entry(3, commit.get(1)))).isInstanceOf(FoldStep.Committed.class);
    }

    @Test
    void shouldRefuseToFoldAnOffsetTwice() {
        LogEntry entry = LogScribe.entry(0, owner.claim());
        assertThatThrownBy(() -> fold.accept(entry)).isInstanceOf(IllegalArgumentException.class);
    }
}
