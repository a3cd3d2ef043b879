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
    private final ReachableLog log;
    private final EventIndex index;
    private final IgnoredRecords ignored;
    private LogFold fold;
    private final IndexMatch match;
    private boolean resumed;
    private volatile long position;
    private List<LogEntry> readAlready = List.of();
    private @Nullable OwnerClaim claim;

    LogTail(int partition, LogTransport transport, EventIndex index, IgnoredRecords ignored) {
        this.partition = partition;
        this.log = new ReachableLog(transport);
        this.index = index;
        this.ignored = ignored;
        this.fold = new LogFold(partition, index.checkpoint());
        this.position = fold.nextOffset();
        this.claim = index.claim().orElse(null);
        this.match = new IndexMatch(log, index);
    }

    /**
     * Makes sure that the index belongs to the log, and has it begin anew when it doesn't. Comes before everything else.
     *
     * @return whether that is settled; false: to be called again
     * @throws LogUnreachableException when the log can't be read for now
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

    /**
     * Reads once and folds what came, but nothing at or after {@code endOffset}.
     *
     * @return whether anything came
     * @throws LogUnreachableException when the log can't be read for now
     */
    boolean advance(long endOffset, Duration timeout) {
        if (!resume(timeout)) {
            return false;
        }
        long before = fold.nextOffset();
        for (LogEntry entry : nextEntries(timeout)) {
            if (entry.offset() >= endOffset) {
                break;
            }
            switch (fold.accept(entry)) {
                case FoldStep.Committed committed -> index.add(committed.events(), fold.checkpoint());
                case FoldStep.Claimed claimed -> {
                    claim = claimed.claim();
                    index.claimed(claimed.claim(), fold.checkpoint());
                }
                case FoldStep.Ignored step -> ignored.add(step.reason(), step.offset());
                case FoldStep.Incomplete _ -> {}
            }
        }
        position = fold.nextOffset();
        return position > before;
    }

    private List<LogEntry> nextEntries(Duration timeout) {
        List<LogEntry> entries = readAlready;
        readAlready = List.of();
        return entries.isEmpty() ? log.read(fold.nextOffset(), timeout) : entries;
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
        position = fold.nextOffset();
    }

    /** First offset that is not in the index yet; any thread. */
    long position() {
        return position;
    }

    /**
     * First offset after the last record; throws also when the index has failed, so that an idle owner notices.
     *
     * @throws LogUnreachableException when the log can't be asked for now
     */
    long endOffset() {
        index.requireSound();
        return log.endOffset();
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
