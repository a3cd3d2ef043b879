package io.atlantis.ingest.decode;

import io.atlantis.ingest.record.AsciiSlice;
import io.atlantis.ingest.record.QuoteTick;
import io.atlantis.ingest.record.TradeTick;

/**
 * Takes what a frame holds, event by event in the order of the frame. The arguments belong to the decoder and are
 * overwritten after the call.
 */
public interface TickSink {

    void onTrade(AsciiSlice symbol, TradeTick trade);

    void onQuote(AsciiSlice symbol, QuoteTick quote);

    /** A word about the line itself, such as {@code auth_success}. Rare; strings are made for it. */
    void onStatus(String status, String message);
}
