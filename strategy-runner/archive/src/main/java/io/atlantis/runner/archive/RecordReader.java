package io.atlantis.runner.archive;

import io.atlantis.kernel.sbe.BarDecoder;
import io.atlantis.kernel.sbe.MessageHeaderDecoder;
import io.atlantis.kernel.sbe.TradeDecoder;
import java.io.IOException;
import org.agrona.concurrent.UnsafeBuffer;

/** Decodes the frames of a symbol's logs with flyweights of its own. Not thread-safe. */
final class RecordReader {

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private final BarDecoder bar = new BarDecoder();

    /** Takes the records of a scan, each valid during the call alone. */
    interface Visitor {

        void trade(TradeDecoder trade);

        void bar(BarDecoder bar);

        /** The bytes of a frame, before it is decoded. */
        default void frame(MarketTopic topic, UnsafeBuffer buffer, int offset, int length) {}
    }

    /** Reads what a snapshot holds of a topic from a length on. */
    void read(SymbolSnapshot snapshot, MarketTopic topic, long fromBytes, Visitor visitor) throws IOException {
        SymbolLog log = snapshot.logs().get(topic);
        if (log == null) {
            return;
        }
        log.scan(fromBytes, snapshot.lengthBytes(topic), (buffer, offset, lengthBytes, recordBytes) -> {
            visitor.frame(topic, buffer, offset, lengthBytes + recordBytes);
            decode(topic, buffer, offset + lengthBytes, visitor);
        });
    }

    private void decode(MarketTopic topic, UnsafeBuffer buffer, int offset, Visitor visitor) {
        switch (topic) {
            case TRADES -> visitor.trade(trade.wrapAndApplyHeader(buffer, offset, header));
            case BARS -> visitor.bar(bar.wrapAndApplyHeader(buffer, offset, header));
        }
    }
}
