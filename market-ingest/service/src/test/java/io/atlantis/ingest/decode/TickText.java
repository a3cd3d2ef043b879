package io.atlantis.ingest.decode;

import io.atlantis.ingest.record.AsciiSlice;
import io.atlantis.ingest.record.QuoteTick;
import io.atlantis.ingest.record.TradeTick;
import java.util.ArrayList;
import java.util.List;

/** Writes down what a decoder hands on. */
final class TickText implements TickSink {

    final List<String> ticks = new ArrayList<>();

    @Override
    public void onTrade(AsciiSlice symbol, TradeTick trade) {
        ticks.add(trade(
                symbol.toString(),
                trade.eventTimeNs,
                trade.participantTimeNs,
                trade.priceE8,
                trade.sizeE6,
                trade.sequence,
                trade.exchange,
                trade.tape,
                trade.conditions,
                trade.tradeId.toString()));
    }

    @Override
    public void onQuote(AsciiSlice symbol, QuoteTick quote) {
        ticks.add(quote(
                symbol.toString(),
                quote.eventTimeNs,
                quote.bidPriceE8,
                quote.bidSizeE6,
                quote.askPriceE8,
                quote.askSizeE6,
                quote.sequence,
                quote.bidExchange,
                quote.askExchange,
                quote.tape));
    }

    @Override
    public void onStatus(String status, String message) {
        ticks.add("status " + status + " " + message);
    }

    static String trade(Object... values) {
        return "trade " + List.of(values);
    }

    static String quote(Object... values) {
        return "quote " + List.of(values);
    }
}
