package io.atlantis.eventstore.core;

import io.atlantis.eventstore.index.EventIndex;
import io.atlantis.kernel.eventlog.FoldCheckpoint;
import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.eventlog.HashChain;
import io.atlantis.kernel.eventlog.LogEntry;
import io.atlantis.kernel.eventlog.OwnerClaim;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Whether an index was made from a log: the last event that it knows, and the claim when it reaches up to one, must stand
 * where it says. By the chain the last event vouches for all before it. Confined to the owner's thread.
 */
final class IndexMatch {

    /** What is known. */
    enum Outcome {
        /** Nothing yet: the log gave nothing in time. */
        UNKNOWN,
        SAME_LOG,
        OTHER_LOG
    }

    private final ReachableLog log;
    private final EventIndex index;

    IndexMatch(ReachableLog log, EventIndex index) {
        this.log = log;
        this.index = index;
    }

    /**
     * Looks.
     *
     * @throws LogUnreachableException when the log can't be read for now
     */
    Outcome check(Duration timeout) {
        FoldCheckpoint checkpoint = index.checkpoint();
        if (checkpoint.nextOffset() == 0) {
            return Outcome.SAME_LOG;
        }
        if (log.endOffset() < checkpoint.nextOffset()) {
            return Outcome.OTHER_LOG;
        }
        long lastOffset = checkpoint.nextOffset() - 1;
        if (checkpoint.nextSequence() == 0) {
            return isClaimInForce(lastOffset, timeout);
        }
        FoldedEvent last = index.event(checkpoint.nextSequence() - 1);
        Outcome event = isLastEvent(last, checkpoint, timeout);
        return event == Outcome.SAME_LOG && last.offset() != lastOffset ? isClaimInForce(lastOffset, timeout) : event;
    }

    private Outcome isLastEvent(FoldedEvent last, FoldCheckpoint checkpoint, Duration timeout) {
        List<LogEntry> entries = log.read(last.offset(), timeout);
        if (entries.isEmpty()) {
            return Outcome.UNKNOWN;
        }
        byte[] previous = last.sequence() == 0
                ? HashChain.genesis()
                : index.event(last.sequence() - 1).hash();
        // Both links: the recomputed one vouches for the content, the recorded one for all before it in this log.
        boolean same = entries.getFirst() instanceof LogEntry.Event event
                && event.offset() == last.offset()
                && Arrays.equals(event.hash(), checkpoint.head())
                && event.sequence() == last.sequence()
                && Arrays.equals(
                        new HashChain().next(previous, event.sequence(), event.meta(), event.payload()),
                        checkpoint.head());
        return same ? Outcome.SAME_LOG : Outcome.OTHER_LOG;
    }

    private Outcome isClaimInForce(long offset, Duration timeout) {
        List<LogEntry> entries = log.read(offset, timeout);
        if (entries.isEmpty()) {
            return Outcome.UNKNOWN;
        }
        Optional<OwnerClaim> known = index.claim();
        boolean same = entries.getFirst() instanceof LogEntry.Claim(long at, OwnerClaim claim)
                && at == offset
                && known.filter(claim::equals).isPresent();
        return same ? Outcome.SAME_LOG : Outcome.OTHER_LOG;
    }
}
