package io.atlantis.eventstore.heads;

import org.jspecify.annotations.Nullable;

/** A key file that can't be used as it is; the message names the file, what is wrong with it and what to do. */
public final class KeyFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeyFileException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
