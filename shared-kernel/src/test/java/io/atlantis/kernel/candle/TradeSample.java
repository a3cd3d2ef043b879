package io.atlantis.kernel.candle;

import io.atlantis.kernel.sbe.MessageHeaderDecoder;
import io.atlantis.kernel.sbe.MessageHeaderEncoder;
import io.atlantis.kernel.sbe.Origin;
import io.atlantis.kernel.sbe.TradeDecoder;
import io.atlantis.kernel.sbe.TradeEncoder;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/** A trade to test with, as values and as its record. */
public record TradeSample(long eventTimeNs, long sequence, long priceE8, long sizeE6, Origin origin, long runId) {

    private static final int MAX_LENGTH = 256;

    /** A trade of the live stream. */
    public static TradeSample live(long eventTimeNs, long sequence, long priceE8, long sizeE6) {
        return new TradeSample(eventTimeNs, sequence, priceE8, sizeE6, Origin.LIVE, 0);
    }

    /** The same trade as part of an import. */
    public TradeSample imported(long importRunId) {
        return new TradeSample(eventTimeNs, sequence, priceE8, sizeE6, Origin.IMPORT, importRunId);
    }

    public byte[] encode() {
        byte[] bytes = new byte[MAX_LENGTH];
        TradeEncoder out = new TradeEncoder();
        out.wrapAndApplyHeader(new UnsafeBuffer(bytes), 0, new MessageHeaderEncoder())
                .eventTimeNs(eventTimeNs)
                .participantTimeNs(TradeEncoder.participantTimeNsNullValue())
                .ingestTimeNs(eventTimeNs)
                .priceE8(priceE8)
                .sizeE6(sizeE6)
                .sequence(sequence)
                .runId(runId)
                .exchange(0)
                .tape((short) 0)
                .origin(origin)
                .conditions(0)
                .tradeId("");
        return Arrays.copyOf(bytes, MessageHeaderEncoder.ENCODED_LENGTH + out.encodedLength());
    }

    public TradeDecoder decoder() {
        return new TradeDecoder().wrapAndApplyHeader(new UnsafeBuffer(encode()), 0, new MessageHeaderDecoder());
    }
}
