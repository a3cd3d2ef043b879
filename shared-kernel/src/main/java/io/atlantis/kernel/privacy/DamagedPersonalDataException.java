package io.atlantis.kernel.privacy;

import org.jspecify.annotations.Nullable;

/** A sealed text that is neither whole nor erased: it was changed, moved, or sealed under another master key. */
public final class DamagedPersonalDataException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DamagedPersonalDataException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
