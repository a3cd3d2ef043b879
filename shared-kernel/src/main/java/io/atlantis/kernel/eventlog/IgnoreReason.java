package io.atlantis.kernel.eventlog;

/** Why a record doesn't count. An ignored record leaves the fold as it was. */
public enum IgnoreReason {
    /** Not of the event log's format. */
    FOREIGN,
    /** A claim that doesn't follow the epoch in force: another was quicker. */
    LATE_CLAIM,
    /** A claim that leaves out an epoch, which no owner writes. */
    CLAIM_FROM_NOWHERE,
    /** An event of an owner that has been replaced. */
    STALE_EPOCH,
    /** An event of an epoch that nobody has claimed. */
    EPOCH_FROM_NOWHERE,
    /** An event whose number was given before: a repeated write. */
    REPEATED_SEQUENCE,
    /** An event whose number comes later: one before it was never written. */
    MISSING_PREDECESSOR,
    /** An event that doesn't continue the commit that is under way. */
    BROKEN_COMMIT,
    /** An event that doesn't carry the hash of what stands before it. */
    BROKEN_CHAIN
}
