package io.atlantis.kernel.privacy;

import org.jspecify.annotations.Nullable;

/** The keys can't be read or written now; nothing was sealed, opened or taken for erased. Trying again may help. */
public final class SubjectKeysUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SubjectKeysUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
