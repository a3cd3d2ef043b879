package io.atlantis.eventstore.core;

/** What a partition's log may do in this process. */
public enum OwnerState {
    /** Not asked to own the partition. */
    NOT_OWNER,
    /** Reading the log and claiming it, at first or after a failure; appends wait. */
    RECOVERING,
    /** Owner by the claim in force; appends are taken. */
    ACTIVE,
    /** Another has claimed the partition; nothing more is written until it is acquired anew. */
    FENCED
}
