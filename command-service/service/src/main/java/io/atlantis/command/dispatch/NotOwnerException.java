package io.atlantis.command.dispatch;

/** Another instance owns the workspace's partition, or is about to: the command is to be sent there, under the same id. */
public final class NotOwnerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean begun;

    /**
     * A command that must go elsewhere.
     *
     * @param begun whether it may have been carried out all the same; its id tells
     */
    public NotOwnerException(String message, boolean begun) {
        super(message);
        this.begun = begun;
    }

    /** Whether the command may have been carried out all the same. */
    public boolean begun() {
        return begun;
    }
}
