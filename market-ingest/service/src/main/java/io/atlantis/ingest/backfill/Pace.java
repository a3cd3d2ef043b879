package io.atlantis.ingest.backfill;

import io.atlantis.kernel.time.Ticker;
import java.util.concurrent.locks.LockSupport;

/** Holds its thread back so that no more than so many records a second go through. Confined to one thread. */
final class Pace {

    private static final int CHECK_EVERY = 100;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long LONGEST_DEBT_NS = NANOS_PER_SECOND;

    private final long nsPerRecord;
    private final Ticker ticker;
    private long dueNs;
    private int sinceCheck;

    Pace(int recordsPerSecond, Ticker ticker) {
        this.nsPerRecord = NANOS_PER_SECOND / recordsPerSecond;
        this.ticker = ticker;
        this.dueNs = ticker.nanoTime();
    }

    /** Lets one record through, waiting if the last ones came too fast. */
    void step() {
        if (++sinceCheck < CHECK_EVERY) {
            return;
        }
        long nowNs = ticker.nanoTime();
        dueNs = Math.max(dueNs, nowNs - LONGEST_DEBT_NS) + sinceCheck * nsPerRecord;
        sinceCheck = 0;
        if (dueNs > nowNs) {
            LockSupport.parkNanos(dueNs - nowNs);
        }
    }
}
