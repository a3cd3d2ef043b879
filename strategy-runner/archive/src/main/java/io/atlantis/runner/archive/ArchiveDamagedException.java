package io.atlantis.runner.archive;

import org.jspecify.annotations.Nullable;

/** A file of the archive is not what was written: the archive is to be rebuilt from the log. */
final class ArchiveDamagedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ArchiveDamagedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
