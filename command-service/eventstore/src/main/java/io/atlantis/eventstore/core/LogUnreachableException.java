package io.atlantis.eventstore.core;

/** The log can't be read or written for now: to be tried again. */
final class LogUnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LogUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
