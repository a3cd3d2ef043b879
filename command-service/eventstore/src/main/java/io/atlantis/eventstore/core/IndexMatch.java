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
import org.jspecify.annotations.Nullable;

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
    private final FoldCheckpoint checkpoint;
    private boolean lastEventStands;
    /** What was read last: going back in the log may cost a broker's whole long poll, so nothing is read twice. */
    private List<LogEntry> entries = List.of();

    IndexMatch(ReachableLog log, EventIndex index) {
        this.log = log;
        this.index = index;
        this.checkpoint = index.checkpoint();
    }

    /**
     * Looks; again and again until it is known.
     *
     * @throws LogUnreachableException when the log can't be read for now
     */
    Outcome check(Duration timeout) {
        if (checkpoint.nextOffset() == 0) {
            return Outcome.SAME_LOG;
        }
        if (log.endOffset() < checkpoint.nextOffset()) {
            return Outcome.OTHER_LOG;
        }
        long lastOffset = checkpoint.nextOffset() - 1;
        if (checkpoint.nextSequence() > 0) {
            FoldedEvent last = index.event(checkpoint.nextSequence() - 1);
            Outcome event = lastEventStands ? Outcome.SAME_LOG : matchEvent(last, timeout);
            lastEventStands = event == Outcome.SAME_LOG;
            if (!lastEventStands || last.offset() == lastOffset) {
                return event;
            }
        }
        return matchClaim(lastOffset, timeout);
    }

    private Outcome matchEvent(FoldedEvent last, Duration timeout) {
        LogEntry entry = entryAt(last.offset(), timeout);
        if (entry == null) {
            return Outcome.UNKNOWN;
        }
        byte[] previous = last.sequence() == 0
                ? HashChain.genesis()
                : index.event(last.sequence() - 1).hash();
        // Both links: the recomputed one vouches for the content, the recorded one for all before it in this log.
        boolean same = entry instanceof LogEntry.Event event
                && event.offset() == last.offset()
                && event.sequence() == last.sequence()
                && Arrays.equals(event.hash(), checkpoint.head())
                && Arrays.equals(
                        new HashChain().next(previous, event.sequence(), event.meta(), event.payload()),
                        checkpoint.head());
        return same ? Outcome.SAME_LOG : Outcome.OTHER_LOG;
    }

    private Outcome matchClaim(long offset, Duration timeout) {
        LogEntry entry = entryAt(offset, timeout);
        if (entry == null) {
            return Outcome.UNKNOWN;
        }
        boolean same = entry instanceof LogEntry.Claim(long at, OwnerClaim claim)
                && at == offset
                && index.claim().filter(claim::equals).isPresent();
        return same ? Outcome.SAME_LOG : Outcome.OTHER_LOG;
    }

    /** The entry at an offset or, where there is none, the next one; null when the log gives nothing in time. */
    private @Nullable LogEntry entryAt(long offset, Duration timeout) {
        List<LogEntry> known = from(offset);
        if (known.isEmpty()) {
            entries = log.read(offset, timeout);
            known = entries;
        }
        return known.isEmpty() ? null : known.getFirst();
    }

    private List<LogEntry> from(long offset) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).offset() == offset) {
                return entries.subList(i, entries.size());
            }
        }
        return List.of();
    }

    /** What was read along and stands behind the checkpoint, from its offset on without a gap; may be empty. */
    List<LogEntry> following() {
        return from(checkpoint.nextOffset());
    }
}
