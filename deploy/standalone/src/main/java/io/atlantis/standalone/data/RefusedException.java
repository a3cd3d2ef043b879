package io.atlantis.standalone.data;

/**
 * The command can't be carried out for a reason outside the program, which the user can mend. The message is the one line that the
 * user is shown; the exit code is 2.
 */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * A refusal.
     *
     * @param message what is wrong and what to do about it
     */
    public RefusedException(String message) {
        super(message, null, false, false);
    }
}
