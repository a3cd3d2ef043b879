package io.atlantis.ingest.record;

import io.atlantis.kernel.sbe.Origin;

/** One trade, filled again and again by its source. Mutable, without allocation; confined to one thread. */
public final class TradeTick {

    /** Value of a time that is not known. */
    public static final long NO_TIME = Long.MIN_VALUE;

    public long eventTimeNs;
    public long participantTimeNs;
    public long ingestTimeNs;
    public long priceE8;
    public long sizeE6;
    /** 0 where the source gives none. */
    public long sequence;

    public long runId;
    public int exchange;
    public int tape;
    /** Up to four condition codes, the first in the lowest byte. */
    public long conditions;

    public Origin origin = Origin.LIVE;
    public final AsciiSlice tradeId = new AsciiSlice();

    /** Back to a live trade of which nothing is known. */
    public void reset() {
        eventTimeNs = NO_TIME;
        participantTimeNs = NO_TIME;
        ingestTimeNs = 0;
        priceE8 = 0;
        sizeE6 = 0;
        sequence = 0;
        runId = 0;
        exchange = 0;
        tape = 0;
        conditions = 0;
        origin = Origin.LIVE;
        tradeId.clear();
    }
}
