package io.atlantis.simulator.stream;

import io.atlantis.simulator.market.MarketReader;
import io.atlantis.simulator.market.MinuteTape;
import java.util.Arrays;
import java.util.List;

/**
 * All trades and quotes of all symbols in one minute, in the order of time. An entry packs the time inside the minute,
 * the listing, the place on its tape and whether it is the trade or the quote ahead of it, so that sorting the numbers
 * sorts the events.
 */
final class MinuteScript {

    private static final int TIME_SHIFT = 44;
    private static final int LISTING_SHIFT = 32;
    private static final long LISTING_MASK = 0xFFF;
    private static final long PLACE_MASK = 0x7FFF_FFFFL;

    private final long startMs;
    private final MinuteTape[] tapes;
    private final long[] entries;

    private MinuteScript(long startMs, MinuteTape[] tapes, long[] entries) {
        this.startMs = startMs;
        this.tapes = tapes;
        this.entries = entries;
    }

    /**
     * @param readers one for each listing, in the order of their indices
     */
    static MinuteScript of(long startMs, List<MarketReader> readers) {
        MinuteTape[] tapes = new MinuteTape[readers.size()];
        int count = 0;
        for (int listing = 0; listing < tapes.length; listing++) {
            tapes[listing] = readers.get(listing).tape(startMs);
            count += 2 * tapes[listing].size();
        }
        long[] entries = new long[count];
        int at = 0;
        for (int listing = 0; listing < tapes.length; listing++) {
            for (int i = 0; i < tapes[listing].size(); i++) {
                entries[at++] = pack(tapes[listing].quoteTimeMs(i) - startMs, listing, i, 0);
                entries[at++] = pack(tapes[listing].tradeTimeMs(i) - startMs, listing, i, 1);
            }
        }
        Arrays.sort(entries);
        return new MinuteScript(startMs, tapes, entries);
    }

    long startMs() {
        return startMs;
    }

    int size() {
        return entries.length;
    }

    /** Index of the first event at or after a time. */
    int firstAt(long timeMs) {
        int found = Arrays.binarySearch(entries, pack(timeMs - startMs, 0, 0, 0));
        return found < 0 ? -found - 1 : found;
    }

    long timeMs(int entry) {
        return startMs + (entries[entry] >>> TIME_SHIFT);
    }

    int listing(int entry) {
        return (int) ((entries[entry] >>> LISTING_SHIFT) & LISTING_MASK);
    }

    boolean isTrade(int entry) {
        return (entries[entry] & 1) == 1;
    }

    /** Place of the event on its symbol's tape. */
    int place(int entry) {
        return (int) ((entries[entry] >>> 1) & PLACE_MASK);
    }

    MinuteTape tape(int entry) {
        return tapes[listing(entry)];
    }

    private static long pack(long offsetMs, long listing, long place, long trade) {
        return offsetMs << TIME_SHIFT | listing << LISTING_SHIFT | place << 1 | trade;
    }
}
