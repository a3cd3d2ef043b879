package io.atlantis.kernel.eventlog.verify;

import io.atlantis.kernel.eventlog.FoldCheckpoint;
import io.atlantis.kernel.eventlog.FoldStep;
import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.eventlog.IgnoreReason;
import io.atlantis.kernel.eventlog.LogEntry;
import io.atlantis.kernel.eventlog.LogFold;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Folds one partition and judges what the fold ignores: some of it is the honest debris of a deposed or failing owner,
 * some of it no owner can have written. Not thread-safe; of no use after the first violation.
 */
final class PartitionAudit {

    private static final long NONE = -1;

    private final int partition;
    private final LogFold fold;
    private final HeadAudit heads;
    private final Map<IgnoreReason, Long> ignored = new EnumMap<>(IgnoreReason.class);
    private long records;
    private long events;
    private long commits;
    /** First record after a gap that no later commit has explained. */
    private long gapOffset = NONE;

    private boolean gapClosedByClaim;
    private @Nullable Violation violation;

    PartitionAudit(int partition, HeadAudit heads) {
        this.partition = partition;
        this.heads = heads;
        this.fold = new LogFold(partition, FoldCheckpoint.START);
    }

    /** Takes the next record; false when it is a violation. */
    boolean accept(LogEntry entry) {
        records++;
        switch (fold.accept(entry)) {
            case FoldStep.Committed committed -> countCommit(committed.events());
            case FoldStep.Claimed _ -> gapClosedByClaim = true;
            case FoldStep.Ignored step -> judge(step);
            case FoldStep.Incomplete _ -> {}
        }
        return violation == null;
    }

    private void countCommit(List<FoldedEvent> committed) {
        commits++;
        events += committed.size();
        gapOffset = NONE;
        for (FoldedEvent event : committed) {
            heads.accept(event.hash()).ifPresent(problem -> fail(event.offset(), problem));
        }
    }

    private void judge(FoldStep.Ignored step) {
        ignored.merge(step.reason(), 1L, Long::sum);
        switch (step.reason()) {
            case FOREIGN, LATE_CLAIM, STALE_EPOCH -> {}
            case MISSING_PREDECESSOR -> openGap(step.offset());
            case CLAIM_FROM_NOWHERE -> fail(step.offset(), "a claim leaves out an epoch");
            case EPOCH_FROM_NOWHERE -> fail(step.offset(), "an event is of an epoch that nobody has claimed");
            case REPEATED_SEQUENCE -> fail(step.offset(), "an event repeats a sequence number within its epoch");
            case BROKEN_COMMIT -> fail(step.offset(), "an event doesn't continue the commit under way");
            case BROKEN_CHAIN -> fail(step.offset(), "the hash is not that of the content and what stands before it");
        }
    }

    /**
     * An owner that loses a write may have had later ones under way: they stand behind a gap until it claims anew. A gap
     * after which the log never goes on is an alteration.
     */
    private void openGap(long offset) {
        if (gapOffset == NONE) {
            gapOffset = offset;
            gapClosedByClaim = false;
        }
    }

    /** Records a violation found outside of the fold. */
    void fail(long offset, String problem) {
        if (violation == null) {
            violation = new Violation(partition, offset, problem);
        }
    }

    long nextOffset() {
        return fold.nextOffset();
    }

    /** How many of the records taken don't count. */
    long ignoredRecords() {
        return ignored.values().stream().mapToLong(Long::longValue).sum();
    }

    boolean failed() {
        return violation != null;
    }

    PartitionReport report() {
        if (gapOffset != NONE && !gapClosedByClaim) {
            fail(gapOffset, "events before this one are missing or altered");
        }
        if (!failed()) {
            heads.end().ifPresent(problem -> fail(nextOffset(), problem));
        }
        return new PartitionReport(
                partition,
                records,
                events,
                commits,
                fold.epoch(),
                fold.nextOffset(),
                fold.checkpoint().headHex(),
                new TreeMap<>(ignored),
                Optional.ofNullable(violation));
    }
}
