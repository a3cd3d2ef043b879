package io.atlantis.eventstore.core;

/** The log's writer refused a record. */
final class WriteFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WriteFailedException(RuntimeException cause) {
        super(cause.getMessage(), cause);
    }
}
