package io.atlantis.eventstore.core;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** The owner's state, set by its thread, read and awaited by any. */
final class ObservedState {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile OwnerState value = OwnerState.NOT_OWNER;

    OwnerState get() {
        return value;
    }

    void set(OwnerState next) {
        lock.lock();
        try {
            value = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** False when the state didn't become a wanted one within {@code timeout}. */
    boolean await(Predicate<OwnerState> wanted, Duration timeout) throws InterruptedException {
        long leftNs = timeout.toNanos();
        lock.lock();
        try {
            while (!wanted.test(value)) {
                if (leftNs <= 0) {
                    return false;
                }
                leftNs = changed.awaitNanos(leftNs);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
