package io.atlantis.kernel.eventlog;

/** A record of the log, decoded but not yet judged: whether it counts is the fold's business. */
public sealed interface LogEntry {

    /** The record's offset. */
    long offset();

    /**
     * A record of the form of an event.
     *
     * @param epoch the writer's epoch
     * @param sequence the place that it claims, dense from 0
     * @param commitIndex its place in its commit, from 0
     * @param commitCount events of the commit
     * @param descriptor the content of {@code meta}
     * @param meta header {@code m} as stored; shared, not to be changed
     * @param payload the value as stored; shared, not to be changed
     * @param hash header {@code h}; shared, not to be changed
     */
    record Event(
            long offset,
            long epoch,
            long sequence,
            int commitIndex,
            int commitCount,
            EventDescriptor descriptor,
            byte[] meta,
            byte[] payload,
            byte[] hash)
            implements LogEntry {}

    /** A record of the form of a claim. */
    record Claim(long offset, OwnerClaim claim) implements LogEntry {}

    /**
     * A record of neither form: written by something that is no event store.
     *
     * @param problem what is wrong with it
     */
    record Foreign(long offset, String problem) implements LogEntry {}
}
