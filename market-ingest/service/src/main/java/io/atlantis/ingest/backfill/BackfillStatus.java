package io.atlantis.ingest.backfill;

import java.util.concurrent.atomic.LongAdder;

/** How far history has come, for health and metrics. Written by the worker, read by any thread. */
public final class BackfillStatus {

    final LongAdder bars = new LongAdder();
    final LongAdder failures = new LongAdder();
    volatile int pendingTasks;
    volatile boolean planned;

    /** Bars published since the start. */
    public long bars() {
        return bars.sum();
    }

    /** Attempts that failed and will be repeated. */
    public long failures() {
        return failures.sum();
    }

    /** Symbols whose history is not complete yet. */
    public int pendingTasks() {
        return pendingTasks;
    }

    /** Whether it is known what is to be fetched. */
    public boolean isPlanned() {
        return planned;
    }
}
