package io.atlantis.ingest.sequence;

/**
 * Layout of a symbol's entry in the last-tick map: newest trade and quote. Times are epoch nanoseconds, prices mantissas
 * of 10^-8, sizes of 10^-6; 0 means not known. Implemented off-heap by Chronicle; read and written under the entry's lock.
 */
public interface LastTick {

    long getTradeTimeNs();

    void setTradeTimeNs(long timeNs);

    long getTradeSequence();

    void setTradeSequence(long sequence);

    long getTradePriceE8();

    void setTradePriceE8(long priceE8);

    long getTradeSizeE6();

    void setTradeSizeE6(long sizeE6);

    long getQuoteTimeNs();

    void setQuoteTimeNs(long timeNs);

    long getQuoteSequence();

    void setQuoteSequence(long sequence);

    long getBidPriceE8();

    void setBidPriceE8(long priceE8);

    long getBidSizeE6();

    void setBidSizeE6(long sizeE6);

    long getAskPriceE8();

    void setAskPriceE8(long priceE8);

    long getAskSizeE6();

    void setAskSizeE6(long sizeE6);
}
