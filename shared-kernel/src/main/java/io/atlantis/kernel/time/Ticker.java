package io.atlantis.kernel.time;

/** A monotonic source of elapsed time, for pacing and timeouts; says nothing about the date. Thread-safe. */
@FunctionalInterface
public interface Ticker {

    /** Nanoseconds since an arbitrary origin; never goes back. */
    long nanoTime();

    /** The machine's monotonic clock. */
    static Ticker system() {
        return System::nanoTime;
    }
}
