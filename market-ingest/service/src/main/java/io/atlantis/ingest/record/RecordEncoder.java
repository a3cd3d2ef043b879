package io.atlantis.ingest.record;

import io.atlantis.kernel.sbe.BarEncoder;
import io.atlantis.kernel.sbe.MessageHeaderEncoder;
import io.atlantis.kernel.sbe.Origin;
import io.atlantis.kernel.sbe.QuoteEncoder;
import io.atlantis.kernel.sbe.TradeEncoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The one place where market records get their SBE form, whatever their source. Encodes into its own buffer, which the
 * next call overwrites. Confined to one thread.
 */
public final class RecordEncoder {

    private static final int LONGEST_RECORD = 512;
    /** The length prefix of a trade id is one byte, whose greatest value stands for "none". */
    private static final int LONGEST_TRADE_ID = 254;

    private final MutableDirectBuffer buffer = new UnsafeBuffer(new byte[LONGEST_RECORD]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final TradeEncoder trade = new TradeEncoder();
    private final QuoteEncoder quote = new QuoteEncoder();
    private final BarEncoder bar = new BarEncoder();

    /** What the last call encoded, from index 0. */
    public DirectBuffer buffer() {
        return buffer;
    }

    /**
     * @return length in bytes
     */
    public int encode(TradeTick tick) {
        trade.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(tick.eventTimeNs)
                .participantTimeNs(
                        tick.participantTimeNs == TradeTick.NO_TIME
                                ? TradeEncoder.participantTimeNsNullValue()
                                : tick.participantTimeNs)
                .ingestTimeNs(tick.ingestTimeNs)
                .priceE8(tick.priceE8)
                .sizeE6(tick.sizeE6)
                .sequence(tick.sequence)
                .runId(tick.runId)
                .exchange(tick.exchange)
                .tape((short) tick.tape)
                .origin(tick.origin)
                .conditions(tick.conditions);
        AsciiSlice id = tick.tradeId;
        trade.putTradeId(id.buffer(), id.offset(), Math.min(id.length(), LONGEST_TRADE_ID));
        return MessageHeaderEncoder.ENCODED_LENGTH + trade.encodedLength();
    }

    /**
     * @return length in bytes
     */
    public int encode(QuoteTick tick) {
        quote.wrapAndApplyHeader(buffer, 0, header)
                .eventTimeNs(tick.eventTimeNs)
                .ingestTimeNs(tick.ingestTimeNs)
                .bidPriceE8(tick.bidPriceE8)
                .bidSizeE6(tick.bidSizeE6)
                .askPriceE8(tick.askPriceE8)
                .askSizeE6(tick.askSizeE6)
                .sequence(tick.sequence)
                .runId(0)
                .bidExchange(tick.bidExchange)
                .askExchange(tick.askExchange)
                .tape((short) tick.tape)
                .origin(Origin.LIVE);
        return MessageHeaderEncoder.ENCODED_LENGTH + quote.encodedLength();
    }

    /**
     * @return length in bytes
     */
    public int encode(BarValues values) {
        bar.wrapAndApplyHeader(buffer, 0, header)
                .startNs(values.startNs())
                .ingestTimeNs(values.ingestTimeNs())
                .openE8(values.openE8())
                .highE8(values.highE8())
                .lowE8(values.lowE8())
                .closeE8(values.closeE8())
                .volumeE6(values.volumeE6())
                .vwapE8(BarEncoder.vwapE8NullValue())
                .tradeCount(values.tradeCount())
                .sequence(values.sequence())
                .runId(values.runId())
                .timeframe(values.timeframe().sbe())
                .origin(values.origin());
        return MessageHeaderEncoder.ENCODED_LENGTH + bar.encodedLength();
    }
}
