package io.atlantis.kernel.candle;

import io.atlantis.kernel.sbe.Origin;

/**
 * Decides which trades of a symbol come too late to count. The live stream is judged by its own newest event time; an
 * import or a backfill is a run of its own and brings in the past by intent, so that nothing in it is late and nothing
 * in it makes the live stream late. Deterministic: depends on the order of the symbol's trades in the log alone.
 * Not thread-safe; one per symbol.
 */
public final class LiveWatermark {

    /** The watermark before the first live trade. */
    public static final long NONE = Long.MIN_VALUE;

    /** How far a live trade may lie behind, everywhere: 10 minutes in nanoseconds. */
    public static final long GRACE_NS = 600_000_000_000L;

    private long newestNs = NONE;

    /** Newest event time of the live stream, epoch nanoseconds; {@link #NONE} before its first trade. */
    public long newestNs() {
        return newestNs;
    }

    /** Continues from a watermark that was kept. */
    public void restore(long keptNewestNs) {
        newestNs = keptNewestNs;
    }

    /**
     * Judges the next trade, and moves on with it.
     *
     * @param origin how the trade came in
     * @param eventTimeNs when it traded
     * @param graceNs how far a live trade may lie behind the newest one, nanoseconds
     * @return false when the trade is late and must be set aside
     */
    public boolean admits(Origin origin, long eventTimeNs, long graceNs) {
        if (origin != Origin.LIVE) {
            return true;
        }
        if (newestNs != NONE && eventTimeNs < newestNs - graceNs) {
            return false;
        }
        newestNs = Math.max(newestNs, eventTimeNs);
        return true;
    }
}
