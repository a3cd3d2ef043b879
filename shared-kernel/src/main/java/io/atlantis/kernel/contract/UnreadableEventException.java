package io.atlantis.kernel.contract;

import org.jspecify.annotations.Nullable;

/** A recorded event that this version can't read; goes to the dead-letter topic, is never skipped silently. */
public final class UnreadableEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadableEventException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
