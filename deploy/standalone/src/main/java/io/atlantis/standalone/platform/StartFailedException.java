package io.atlantis.standalone.platform;

import java.nio.file.Path;

/** A part did not start; what was started is stopped again. */
public final class StartFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    StartFailedException(Throwable cause, Path logs) {
        super(
                "The platform did not start: " + cause + ". More in " + logs.resolve("atlantis.log") + ".",
                null,
                false,
                false);
    }
}
