package io.atlantis.query.projection;

/** Another instance of the service took these records first; nothing was written. */
final class CheckpointMovedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CheckpointMovedException(String projection, int partition) {
        super("projection " + projection + " was advanced by another instance on partition " + partition);
    }
}
