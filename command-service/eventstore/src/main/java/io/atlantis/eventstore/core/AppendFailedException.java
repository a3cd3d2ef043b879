package io.atlantis.eventstore.core;

/** An append that was not carried out, or of which this process can't know. */
public final class AppendFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why; all but the last are certain: nothing was appended, nor ever will be. */
    public enum Reason {
        /** An event that the decision was based on has been followed by another: decide again. */
        CONFLICT,
        /** The command has committed before: its first answer holds. */
        DUPLICATE_COMMAND,
        /** Another process owns the partition. */
        NOT_OWNER,
        /** More appends wait than the store takes: come back later. */
        OVERLOADED,
        /** The append's deadline passed while it waited. */
        EXPIRED,
        /** The commit is larger than the store takes. */
        TOO_LARGE,
        /** The process closed while the write was under way: ask again with the same command id. */
        UNKNOWN
    }

    private final Reason reason;

    public AppendFailedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
