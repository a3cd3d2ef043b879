package io.atlantis.eventstore.index;

import io.atlantis.kernel.eventlog.FoldedEvent;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Stores behind the adding thread's back what stands in the window: everything since the last batch, a limited number of
 * bytes at a time, once there is enough or it has waited a while. The adding thread waits when the store falls too far behind.
 */
final class WriteBehindPipeline implements AutoCloseable {

    private static final int BATCH_EVENTS = 512;
    private static final int MAX_LAG_EVENTS = 16_384;
    private static final long MAX_LAG_BYTES = 12L << 20;
    /** An adder that had to wait goes on below these: to be woken for every batch would cost both threads. */
    private static final int RESUME_LAG_EVENTS = MAX_LAG_EVENTS * 3 / 4;

    private static final long RESUME_LAG_BYTES = MAX_LAG_BYTES * 3 / 4;
    /** What goes into the store at once stays in the processor's cache between its copies. */
    private static final long BATCH_BYTES = 512L << 10;

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration STALL_TIMEOUT = Duration.ofSeconds(60);

    private final int partition;
    private final HeapWindow window;
    private final RocksStore store;
    private final StoreBatch batch;
    private final Soundness soundness;
    private final Thread thread;

    private final Lock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition progress = lock.newCondition();
    private boolean hurried;
    private volatile boolean idle;
    private volatile boolean running = true;

    /** Ends of batches while the store is behind: a batch ends where a commit does, with the tip of that moment. */
    private final Queue<Tip> ends = new ConcurrentLinkedQueue<>();

    private volatile Tip tip;
    private volatile Tip storedTip;
    private volatile long storedBytes;
    private volatile long addedBytes;
    private volatile long newestCommandMs;
    /** {@link #addedBytes} at the last of the ends. */
    private long endedBytes;

    private long postings;

    WriteBehindPipeline(int partition, HeapWindow window, RocksStore store, StoredTip stored, Soundness soundness) {
        this.partition = partition;
        this.window = window;
        this.store = store;
        this.batch = store.newBatch();
        this.soundness = soundness;
        this.tip = stored.tip();
        this.storedTip = stored.tip();
        this.postings = stored.postings();
        this.newestCommandMs = stored.newestCommandMs();
        this.thread =
                Thread.ofPlatform().name("event-index-" + partition).daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** How far was added. */
    Tip tip() {
        return tip;
    }

    /** Takes note of a commit added to the window; waits while the store is too far behind. By the adding thread. */
    void committed(List<FoldedEvent> commit, Tip after) {
        long bytes = addedBytes;
        for (int i = 0; i < commit.size(); i++) {
            bytes += commit.get(i).meta().length + commit.get(i).payload().length;
        }
        addedBytes = bytes;
        if (bytes - endedBytes >= BATCH_BYTES) {
            endedBytes = bytes;
            ends.add(after);
        }
        advance(after);
        if (behind()) {
            awaitProgress();
        }
    }

    /** Takes note of a new tip. By the adding thread. */
    void advance(Tip after) {
        tip = after;
        if (idle && lag() >= BATCH_EVENTS) {
            signal(work);
        }
    }

    /** Events added and not yet stored. */
    long lag() {
        return tip.checkpoint().nextSequence() - storedTip.checkpoint().nextSequence();
    }

    /** No command with a later time in its id was ever dropped from the window; {@link PostingKey#NO_TIME} when none has a time. */
    long newestCommandMs() {
        return newestCommandMs;
    }

    private boolean behind() {
        return lag() > MAX_LAG_EVENTS || addedBytes - storedBytes > MAX_LAG_BYTES;
    }

    private void signal(Condition condition) {
        lock.lock();
        try {
            condition.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitProgress() {
        long remainingNs = STALL_TIMEOUT.toNanos();
        lock.lock();
        try {
            hurry();
            while (lag() > RESUME_LAG_EVENTS || addedBytes - storedBytes > RESUME_LAG_BYTES) {
                soundness.require();
                if (remainingNs <= 0) {
                    throw soundness.lost(new IndexFailedException(
                            "the index is " + lag() + " events behind and has stored none for " + STALL_TIMEOUT, null));
                }
                remainingNs = progress.awaitNanos(remainingNs);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the index is behind", e);
        } finally {
            lock.unlock();
        }
    }

    /** Has the next batch begin now; under the lock. */
    private void hurry() {
        hurried = true;
        work.signalAll();
    }

    /** Waits until everything added so far is stored. */
    void flush() {
        Tip wanted = tip;
        long remainingNs = STALL_TIMEOUT.toNanos();
        lock.lock();
        try {
            while (storedTip.checkpoint().nextOffset() < wanted.checkpoint().nextOffset() && remainingNs > 0) {
                soundness.require();
                hurry();
                remainingNs = progress.awaitNanos(remainingNs);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            while (running) {
                awaitWork();
                storeAll();
            }
        } catch (IndexFailedException e) {
            soundness.lost(e);
        } catch (RuntimeException | Error e) {
            soundness.lost(new IndexFailedException("the index can't be kept: " + e, e));
        } finally {
            signal(progress);
        }
    }

    private void awaitWork() {
        lock.lock();
        try {
            idle = true;
            long remainingNs = PAUSE.toNanos();
            while (running && !hurried && lag() < BATCH_EVENTS && remainingNs > 0) {
                remainingNs = work.awaitNanos(remainingNs);
            }
            hurried = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        } finally {
            idle = false;
            lock.unlock();
        }
    }

    private void storeAll() {
        // The tip first: the window then holds at least the events that it speaks of.
        Tip reached = tip;
        for (Tip end = ends.peek(); end != null && !isBefore(reached, end); end = ends.peek()) {
            store(end);
            ends.remove();
        }
        if (!reached.equals(storedTip)) {
            store(reached);
        }
    }

    private static boolean isBefore(Tip one, Tip other) {
        return one.checkpoint().nextOffset() < other.checkpoint().nextOffset();
    }

    private void store(Tip reached) {
        long end = reached.checkpoint().nextSequence();
        batch.clear();
        long bytes = addTo(storedTip.checkpoint().nextSequence(), end);
        postings += batch.addedPostings();
        // Before the window drops them: who doesn't find a command there finds it not newer than this.
        newestCommandMs = Math.max(newestCommandMs, batch.newestCommandMs());
        store.write(batch, partition, new StoredTip(reached, postings, newestCommandMs));
        storedBytes = storedBytes + bytes;
        storedTip = reached;
        window.drop(end);
        signal(progress);
    }

    private long addTo(long from, long end) {
        long bytes = 0;
        HeapEvents[] runs = window.runs();
        for (HeapEvents run : runs) {
            for (long sequence = Math.max(from, run.first()); sequence < Math.min(end, run.end()); sequence++) {
                FoldedEvent event = run.event(sequence);
                batch.add(event);
                bytes += event.meta().length + event.payload().length;
            }
        }
        return bytes;
    }

    /** Stores what was added, unless the index has failed, and ends the thread. */
    @Override
    public void close() {
        try {
            flush();
        } finally {
            stop();
        }
    }

    /** Ends the thread without storing more. */
    void stop() {
        running = false;
        signal(work);
        try {
            thread.join(STALL_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
