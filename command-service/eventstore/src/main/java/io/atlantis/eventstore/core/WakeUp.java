package io.atlantis.eventstore.core;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets the owner's thread sleep until there is something to do. Signals before the sleep are not lost. */
final class WakeUp implements Runnable {

    private final Semaphore signals = new Semaphore(0);

    /** Ends the sleep under way or else the next one; from any thread. */
    @Override
    public void run() {
        signals.release();
    }

    /** Sleeps until a signal, at most for {@code timeout}. */
    void await(Duration timeout) throws InterruptedException {
        if (signals.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
            signals.drainPermits();
        }
    }
}
