package io.atlantis.kernel.eventlog;

import java.util.List;

/** What a record turned out to be. */
public sealed interface FoldStep {

    /** A commit became complete with this record. */
    record Committed(List<FoldedEvent> events) implements FoldStep {}

    /** The record belongs to a commit of which more must come. */
    record Incomplete() implements FoldStep {}

    /** A new owner is in force. */
    record Claimed(OwnerClaim claim, long offset) implements FoldStep {}

    /** The record doesn't count. */
    record Ignored(IgnoreReason reason, long offset) implements FoldStep {}
}
