package io.atlantis.kernel.candle;

import io.atlantis.kernel.market.Timeframe;
import io.atlantis.kernel.sbe.BarDecoder;
import io.atlantis.kernel.sbe.BarEncoder;
import io.atlantis.kernel.sbe.MessageHeaderDecoder;
import io.atlantis.kernel.sbe.MessageHeaderEncoder;
import io.atlantis.kernel.sbe.Origin;
import org.agrona.concurrent.UnsafeBuffer;

/** A bar to test with, as values and as its record. */
public record BarSample(
        Timeframe timeframe, long startNs, long openE8, long highE8, long lowE8, long closeE8, long volumeE6) {

    public byte[] encode() {
        byte[] bytes = new byte[MessageHeaderEncoder.ENCODED_LENGTH + BarEncoder.BLOCK_LENGTH];
        new BarEncoder()
                .wrapAndApplyHeader(new UnsafeBuffer(bytes), 0, new MessageHeaderEncoder())
                .startNs(startNs)
                .ingestTimeNs(startNs)
                .openE8(openE8)
                .highE8(highE8)
                .lowE8(lowE8)
                .closeE8(closeE8)
                .volumeE6(volumeE6)
                .vwapE8(BarEncoder.vwapE8NullValue())
                .tradeCount(0)
                .sequence(1)
                .runId(1)
                .timeframe(timeframe.sbe())
                .origin(Origin.BACKFILL);
        return bytes;
    }

    public BarDecoder decoder() {
        return new BarDecoder().wrapAndApplyHeader(new UnsafeBuffer(encode()), 0, new MessageHeaderDecoder());
    }
}
