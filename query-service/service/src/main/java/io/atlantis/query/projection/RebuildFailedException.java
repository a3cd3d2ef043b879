package io.atlantis.query.projection;

/** A rebuild can't come to its end; the live rows stay as they are. */
final class RebuildFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RebuildFailedException(String message) {
        super(message);
    }
}
