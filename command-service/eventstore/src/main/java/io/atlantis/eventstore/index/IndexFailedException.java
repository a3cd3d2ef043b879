package io.atlantis.eventstore.index;

import org.jspecify.annotations.Nullable;

/** The index can't be relied on: what it holds is damaged, or what was added can't be kept. No answer is better than a wrong one. */
public final class IndexFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public IndexFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
