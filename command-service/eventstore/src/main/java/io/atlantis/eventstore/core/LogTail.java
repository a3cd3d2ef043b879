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

/** Carries the log through the fold into the index, and knows the claim in force. Confined to the owner's thread. */
final class LogTail {

    private final int partition;
    private final LogTransport transport;
    private final EventIndex index;
    private LogFold fold;
    private final IndexMatch match;
    private boolean resumed;
    private List<LogEntry> readAlready = List.of();
    private @Nullable OwnerClaim claim;
    private long ignoredRecords;

    LogTail(int partition, LogTransport transport, EventIndex index) {
        this.partition = partition;
        this.transport = transport;
        this.index = index;
        this.fold = new LogFold(partition, index.checkpoint());
        this.claim = index.claim().orElse(null);
        this.match = new IndexMatch(transport, index);
    }

    /**
     * Makes sure that the index belongs to the log, and has it begin anew when it doesn't. Comes before everything else.
     *
     * @return whether that is settled; false: to be called again
     * @throws RuntimeException when the log can't be read for now
     */
    boolean resume(Duration timeout) {
        if (resumed) {
            return true;
        }
        switch (match.check(timeout)) {
            case UNKNOWN -> {}
            case SAME_LOG -> {
                readAlready = match.following();
                resumed = true;
            }
            case OTHER_LOG -> {
                index.clear();
                fold = new LogFold(partition, FoldCheckpoint.START);
                claim = null;
                resumed = true;
            }
        }
        return resumed;
    }

    /** Reads once and folds what came, but nothing at or after {@code endOffset}. */
    void advance(long endOffset, Duration timeout) {
        if (!resume(timeout)) {
            return;
        }
        for (LogEntry entry : nextEntries(timeout)) {
            if (entry.offset() >= endOffset) {
                return;
            }
            switch (fold.accept(entry)) {
                case FoldStep.Committed committed -> index.add(committed.events(), fold.checkpoint());
                case FoldStep.Claimed claimed -> {
                    claim = claimed.claim();
                    index.claimed(claimed.claim(), fold.checkpoint());
                }
                case FoldStep.Ignored _ -> ignoredRecords++;
                case FoldStep.Incomplete _ -> {}
            }
        }
    }

    private List<LogEntry> nextEntries(Duration timeout) {
        List<LogEntry> entries = readAlready;
        readAlready = List.of();
        return entries.isEmpty() ? transport.read(fold.nextOffset(), timeout) : entries;
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
                        staged.event().meta(),
                        staged.event().payload(),
                        staged.hash());
            }
            FoldedEvent last = commit[size - 1];
            fold.acceptOwn(last.offset() + 1, size, last.hash());
            index.add(List.of(commit), fold.checkpoint());
        }
    }

    /** The log's end; throws when the index has failed, so that an idle owner notices too. */
    long endOffset() {
        index.requireSound();
        return transport.endOffset();
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

    long ignoredRecords() {
        return ignoredRecords;
    }
}
