package io.atlantis.kernel.eventlog;

import org.jspecify.annotations.Nullable;

/** A record that is not of the event log's format; never leaves this package, where it becomes a foreign entry. */
final class MalformedRecordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedRecordException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
