package io.atlantis.eventstore.axon;

/** What was asked concerns more than one partition of the log, and nothing holds across partitions. Nothing was done. */
public final class SpansPartitionsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SpansPartitionsException(String message) {
        super(message);
    }
}
