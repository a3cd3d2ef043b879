package io.atlantis.kernel.eventlog;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * The one definition of which records of a partition count. A pure state machine: fed the entries in the order of their
 * offsets, it says of each what it is, and two folds over the same entries agree on every one. Not thread-safe.
 *
 * <p>A claim counts when its epoch follows the epoch in force; it ends a commit that was under way. An event counts when
 * its epoch is in force, its sequence is the next, its commit index continues the commit under way and its hash is that of
 * its content after the last link; a commit counts when its last event does. Anything else is ignored and changes nothing.
 */
public final class LogFold {

    private static final FoldStep.Incomplete INCOMPLETE = new FoldStep.Incomplete();

    private final int partition;
    private final HashChain chain = new HashChain();
    private final List<LogEntry.Event> underway = new ArrayList<>();
    private long nextOffset;
    private long epoch;
    private long nextSequence;
    private byte[] head;

    /** A fold of a partition that goes on from a checkpoint. */
    public LogFold(int partition, FoldCheckpoint from) {
        this.partition = partition;
        this.nextOffset = from.nextOffset();
        this.epoch = from.epoch();
        this.nextSequence = from.nextSequence();
        this.head = from.head();
    }

    /**
     * Takes the next record.
     *
     * @throws IllegalArgumentException when its offset lies before one already taken
     */
    public FoldStep accept(LogEntry entry) {
        if (entry.offset() < nextOffset) {
            throw new IllegalArgumentException(
                    "offset " + entry.offset() + " was folded before: next is " + nextOffset);
        }
        nextOffset = entry.offset() + 1;
        return switch (entry) {
            case LogEntry.Event event -> acceptEvent(event);
            case LogEntry.Claim claim -> acceptClaim(claim);
            case LogEntry.Foreign foreign -> ignored(IgnoreReason.FOREIGN, foreign);
        };
    }

    private FoldStep acceptClaim(LogEntry.Claim entry) {
        long claimed = entry.claim().epoch();
        if (claimed != epoch + 1) {
            return ignored(claimed <= epoch ? IgnoreReason.LATE_CLAIM : IgnoreReason.CLAIM_FROM_NOWHERE, entry);
        }
        epoch = claimed;
        underway.clear();
        return new FoldStep.Claimed(entry.claim(), entry.offset());
    }

    private FoldStep acceptEvent(LogEntry.Event event) {
        if (event.epoch() != epoch) {
            return ignored(event.epoch() < epoch ? IgnoreReason.STALE_EPOCH : IgnoreReason.EPOCH_FROM_NOWHERE, event);
        }
        long expected = nextSequence + underway.size();
        if (event.sequence() != expected) {
            boolean repeated = event.sequence() < expected;
            return ignored(repeated ? IgnoreReason.REPEATED_SEQUENCE : IgnoreReason.MISSING_PREDECESSOR, event);
        }
        if (event.commitIndex() != underway.size() || !continuesCommit(event)) {
            return ignored(IgnoreReason.BROKEN_COMMIT, event);
        }
        byte[] hash = chain.next(lastLink(), event.sequence(), event.meta(), event.payload());
        if (!MessageDigest.isEqual(hash, event.hash())) {
            return ignored(IgnoreReason.BROKEN_CHAIN, event);
        }
        underway.add(event);
        return underway.size() == event.commitCount() ? commit() : INCOMPLETE;
    }

    private boolean continuesCommit(LogEntry.Event event) {
        return underway.isEmpty() || underway.getFirst().commitCount() == event.commitCount();
    }

    private byte[] lastLink() {
        return underway.isEmpty() ? head : underway.getLast().hash();
    }

    private FoldStep commit() {
        List<FoldedEvent> events = new ArrayList<>(underway.size());
        for (LogEntry.Event event : underway) {
            events.add(FoldedEvent.of(
                    partition,
                    event.offset(),
                    event.sequence(),
                    event.descriptor(),
                    event.meta(),
                    event.payload(),
                    event.hash()));
        }
        head = underway.getLast().hash();
        nextSequence += underway.size();
        underway.clear();
        return new FoldStep.Committed(events);
    }

    private static FoldStep ignored(IgnoreReason reason, LogEntry entry) {
        return new FoldStep.Ignored(reason, entry.offset());
    }

    /**
     * Accounts for commits that this process wrote itself and knows to stand in the log without anything between them, so
     * that their records need not be read back.
     *
     * @param endOffset first offset after the last of them
     * @param count events of the commits
     * @param lastHash the last event's link
     * @throws IllegalStateException when a commit is under way
     */
    public void acceptOwn(long endOffset, int count, byte[] lastHash) {
        if (!underway.isEmpty()) {
            throw new IllegalStateException("a commit is under way at sequence " + nextSequence);
        }
        nextOffset = endOffset;
        nextSequence += count;
        head = lastHash;
    }

    /** Where a fold can go on from: the start of the commit under way, else the next offset. */
    public FoldCheckpoint checkpoint() {
        long resumeOffset =
                underway.isEmpty() ? nextOffset : underway.getFirst().offset();
        return new FoldCheckpoint(resumeOffset, epoch, nextSequence, head);
    }

    /** The first offset not yet taken. */
    public long nextOffset() {
        return nextOffset;
    }

    /** The epoch in force. */
    public long epoch() {
        return epoch;
    }

    /** Sequence number of the next event after the last complete commit. */
    public long nextSequence() {
        return nextSequence;
    }

    /** Link of the last event of the last complete commit; shared, not to be changed. */
    public byte[] head() {
        return head;
    }
}
