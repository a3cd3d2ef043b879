package io.atlantis.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Starts a program whose file was written a moment ago. While this process starts another one, that one holds for a moment whatever
 * was open here, the half-written file too, and Linux starts no program that anybody has open for writing ("Text file busy"). It
 * passes by itself.
 */
final class FreshBinary {

    private static final String BUSY = "Text file busy";
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int ATTEMPTS = 100;

    private FreshBinary() {}

    /**
     * Starts it, as soon as nobody writes its file.
     *
     * @throws IOException if it can't be started, or its file is still written after 5 s
     */
    static Process start(ProcessBuilder program) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return program.start();
            } catch (IOException e) {
                if (attempt == ATTEMPTS || !isBusy(e)) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** The JDK tells the reason in the message alone, its own or that of the cause. */
    private static boolean isBusy(IOException failure) {
        Throwable cause = failure.getCause();
        return String.valueOf(failure.getMessage()).contains(BUSY)
                || cause != null && String.valueOf(cause.getMessage()).contains(BUSY);
    }
}
