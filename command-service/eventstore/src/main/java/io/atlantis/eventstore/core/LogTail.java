package io.atlantis.eventstore.core;

import io.atlantis.eventstore.index.EventIndex;
import io.atlantis.kernel.eventlog.FoldCheckpoint;
import io.atlantis.kernel.eventlog.FoldStep;
import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.eventlog.LogEntry;
import io.atlantis.kernel.eventlog.LogFold;
import io.atlantis.kernel.eventlog.OwnerClaim;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Carries the log through the fold into the index, and knows the claim in force. Confined to the owner's thread, but for the
 * position.
 */
final class LogTail {

    private final int partition;
    private final LogTransport transport;
    private final EventIndex index;
    private final LogFold fold;
    private final IgnoredRecords ignored;
    private volatile long position;
    private @Nullable OwnerClaim claim;

    LogTail(int partition, LogTransport transport, EventIndex index, IgnoredRecords ignored) {
        this.partition = partition;
        this.transport = transport;
        this.index = index;
        this.fold = new LogFold(partition, FoldCheckpoint.START);
        this.ignored = ignored;
    }

    /**
     * Reads once and folds what came, but nothing at or after {@code endOffset}.
     *
     * @return whether anything came
     * @throws LogUnreachableException when the log can't be read for now
     */
    boolean advance(long endOffset, Duration timeout) {
        long before = fold.nextOffset();
        for (LogEntry entry : read(timeout)) {
            if (entry.offset() >= endOffset) {
                break;
            }
            switch (fold.accept(entry)) {
                case FoldStep.Committed committed -> index.add(committed.events());
                case FoldStep.Claimed claimed -> claim = claimed.claim();
                case FoldStep.Ignored step -> ignored.add(step.reason(), step.offset());
                case FoldStep.Incomplete _ -> {}
            }
        }
        position = fold.nextOffset();
        return position > before;
    }

    /** Only reading may fail and be tried again: what fails after it is a defect, since fold and index would differ. */
    private List<LogEntry> read(Duration timeout) {
        try {
            return transport.read(fold.nextOffset(), timeout);
        } catch (RuntimeException e) {
            throw new LogUnreachableException("offset " + fold.nextOffset() + " can't be read", e);
        }
    }

    /** Takes a group that is known to stand in the log right after what was folded. */
    void acceptOwn(GroupCommit group) {
        int eventIndex = 0;
        for (AppendRequest request : group.requests()) {
            int size = request.events().size();
            FoldedEvent[] commit = new FoldedEvent[size];
            for (int i = 0; i < size; i++, eventIndex++) {
                StagedEvent staged = group.events().get(eventIndex);
                commit[i] = FoldedEvent.of(
                        partition,
                        group.offset(eventIndex),
                        staged.sequence(),
                        staged.event().descriptor(),
                        staged.event().payload(),
                        staged.hash());
            }
            index.add(List.of(commit));
        }
        fold.acceptOwn(
                group.lastOffset() + 1,
                group.events().size(),
                group.events().getLast().hash());
        position = fold.nextOffset();
    }

    /** First offset that is not in the index yet; any thread. */
    long position() {
        return position;
    }

    /**
     * First offset after the last record.
     *
     * @throws LogUnreachableException when the log can't be asked for now
     */
    long endOffset() {
        try {
            return transport.endOffset();
        } catch (RuntimeException e) {
            throw new LogUnreachableException("end of the log can't be asked for", e);
        }
    }

    long nextOffset() {
        return fold.nextOffset();
    }

    long nextSequence() {
        return fold.nextSequence();
    }

    byte[] head() {
        return fold.head();
    }

    long epoch() {
        return fold.epoch();
    }

    Optional<OwnerClaim> claim() {
        return Optional.ofNullable(claim);
    }
}
