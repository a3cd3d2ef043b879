package io.atlantis.ingest.record;

/** Best bid and offer, filled again and again by its source. Mutable, without allocation; confined to one thread. */
public final class QuoteTick {

    public long eventTimeNs;
    public long ingestTimeNs;
    public long bidPriceE8;
    public long bidSizeE6;
    public long askPriceE8;
    public long askSizeE6;
    /** 0 where the source gives none. */
    public long sequence;

    public int bidExchange;
    public int askExchange;
    public int tape;

    /** Back to a quote of which nothing is known. */
    public void reset() {
        eventTimeNs = TradeTick.NO_TIME;
        ingestTimeNs = 0;
        bidPriceE8 = 0;
        bidSizeE6 = 0;
        askPriceE8 = 0;
        askSizeE6 = 0;
        sequence = 0;
        bidExchange = 0;
        askExchange = 0;
        tape = 0;
    }
}
