package io.atlantis.ingest.sequence;

/**
 * Judges the sequence numbers of one stream of one symbol: which are new, which were seen, which are missing. Remembers the
 * last 1,024 numbers, so that an event that comes late is told from one that comes twice. Confined to one thread;
 * allocates nothing.
 */
final class SequenceWindow {

    /** First sight of this number, and it follows the last one or nothing is known. */
    static final int NEW = 0;

    /** First sight, with numbers missing before it: see {@link #missing()}. */
    static final int AFTER_GAP = 1;

    /** First sight, after later ones were seen. */
    static final int LATE = 2;

    /** Seen before. */
    static final int DUPLICATE = 3;

    /** The source counts from the start again. */
    static final int RESTARTED = 4;

    private static final int SIZE = 1_024;
    private static final long NOTHING = 0;
    private static final long DAY_NS = 86_400_000_000_000L;

    private final long[] seen = new long[SIZE / Long.SIZE];
    private long last;
    private long lastEventTimeNs;
    private long missing;

    /** Highest number seen; 0 before the first. */
    long last() {
        return last;
    }

    /** How many numbers the last {@link #AFTER_GAP} skipped. */
    long missing() {
        return missing;
    }

    /** Forgets what came before: after a reconnection the numbers in between were never on their way to us. */
    void forget() {
        last = NOTHING;
        java.util.Arrays.fill(seen, 0);
    }

    /**
     * @param sequence 0 when the source gave none, which is always {@link #NEW}
     * @param eventTimeNs tells a source that counts anew (each day, say) from an event that is late
     */
    int judge(long sequence, long eventTimeNs) {
        if (sequence <= NOTHING) {
            return NEW;
        }
        if (last == NOTHING) {
            return restart(sequence, eventTimeNs, NEW);
        }
        if (sequence > last) {
            return advance(sequence, eventTimeNs);
        }
        if (countsAnew(sequence, eventTimeNs)) {
            return restart(sequence, eventTimeNs, RESTARTED);
        }
        if (sequence <= last - SIZE) {
            return LATE;
        }
        return mark(sequence) ? DUPLICATE : LATE;
    }

    private int advance(long sequence, long eventTimeNs) {
        missing = sequence - last - 1;
        if (missing >= SIZE) {
            java.util.Arrays.fill(seen, 0);
        } else {
            for (long skipped = last + 1; skipped < sequence; skipped++) {
                clear(skipped);
            }
        }
        clear(sequence);
        mark(sequence);
        last = sequence;
        lastEventTimeNs = eventTimeNs;
        return missing == 0 ? NEW : AFTER_GAP;
    }

    private boolean countsAnew(long sequence, long eventTimeNs) {
        boolean anotherDay = Math.floorDiv(eventTimeNs, DAY_NS) > Math.floorDiv(lastEventTimeNs, DAY_NS);
        return anotherDay || (sequence <= last - SIZE && eventTimeNs > lastEventTimeNs);
    }

    private int restart(long sequence, long eventTimeNs, int verdict) {
        java.util.Arrays.fill(seen, 0);
        mark(sequence);
        last = sequence;
        lastEventTimeNs = eventTimeNs;
        return verdict;
    }

    private void clear(long sequence) {
        int bit = (int) (sequence & (SIZE - 1));
        seen[bit >>> 6] &= ~(1L << bit);
    }

    /** Marks a number as seen; answers whether it was already. */
    private boolean mark(long sequence) {
        int bit = (int) (sequence & (SIZE - 1));
        boolean already = (seen[bit >>> 6] & 1L << bit) != 0;
        seen[bit >>> 6] |= 1L << bit;
        return already;
    }
}
