package io.atlantis.eventstore.index;

import io.atlantis.kernel.eventlog.EventTag;
import io.atlantis.kernel.eventlog.FoldedEvent;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The newest events, on the heap: those not yet stored and some that are. One thread adds, another drops what it has
 * stored, any number read. A reader takes {@link #runs()} once: what is below the first run is in the store by then, and
 * what is not below it needn't be.
 */
final class HeapWindow {

    private static final int RUN_EVENTS = 2_048;
    /** Stored events that stay, since the newest are asked for most. */
    private static final int KEPT_EVENTS = 2 * RUN_EVENTS;

    private static final long KEPT_BYTES = 6L << 20;

    private final HotTags hotTags = new HotTags();
    private volatile HeapEvents[] runs;

    HeapWindow(long nextSequence) {
        this.runs = new HeapEvents[] {new HeapEvents(nextSequence, RUN_EVENTS)};
    }

    /** The runs, the oldest first, each beginning where the one before ends; at least one. */
    HeapEvents[] runs() {
        return runs;
    }

    long nextSequence() {
        HeapEvents[] current = runs;
        return current[current.length - 1].end();
    }

    /** Adds a commit; by the adding thread. */
    void add(List<FoldedEvent> commit) {
        HeapEvents[] current = runs;
        HeapEvents newest = current[current.length - 1];
        newest.add(commit);
        if (newest.end() - newest.first() >= RUN_EVENTS) {
            beginRun(newest.end());
        }
    }

    private synchronized void beginRun(long first) {
        HeapEvents[] longer = Arrays.copyOf(runs, runs.length + 1);
        longer[longer.length - 1] = new HeapEvents(first, RUN_EVENTS);
        runs = longer;
    }

    /** Lets go of events that are stored, but for the newest; by the storing thread. */
    synchronized void drop(long storedEnd) {
        int kept = runs.length - 1;
        long events = 0;
        long bytes = 0;
        while (kept > 0 && events < KEPT_EVENTS && bytes < KEPT_BYTES) {
            kept--;
            events += runs[kept].end() - runs[kept].first();
            bytes += runs[kept].lengthBytes();
        }
        int dropped = 0;
        while (dropped < kept && runs[dropped].end() <= storedEnd) {
            runs[dropped].forEachTag(hotTags::put);
            dropped++;
        }
        if (dropped > 0) {
            runs = Arrays.copyOfRange(runs, dropped, runs.length);
        }
    }

    /**
     * Sequence of the last event of a tag below the first of the given runs or later, {@link Candidates#NONE} when there is
     * none.
     *
     * @param store looks it up below a sequence, where it isn't remembered
     */
    long lastStored(EventTag tag, HeapEvents[] seen, ToLongFunction<EventTag> store) {
        synchronized (this) {
            Long remembered = hotTags.lastSequence(tag);
            if (remembered != null) {
                return remembered;
            }
        }
        long last = store.applyAsLong(tag);
        synchronized (this) {
            // Events dropped since then would make it too low.
            if (runs[0] == seen[0]) {
                hotTags.put(tag, last);
            }
        }
        return last;
    }

    /** The run that holds a sequence; null when it lies before the first. */
    static @Nullable HeapEvents runOf(HeapEvents[] runs, long sequence) {
        for (int i = runs.length - 1; i >= 0; i--) {
            if (sequence >= runs[i].first()) {
                return runs[i];
            }
        }
        return null;
    }

    /** Begins anew; by the adding thread, while nothing is being stored. */
    synchronized void clear() {
        hotTags.clear();
        runs = new HeapEvents[] {new HeapEvents(0, RUN_EVENTS)};
    }
}
