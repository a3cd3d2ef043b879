package io.atlantis.query.views;

import io.atlantis.kernel.sbe.MessageHeaderDecoder;
import io.atlantis.kernel.sbe.MessageHeaderEncoder;
import io.atlantis.kernel.sbe.SymbolProgressDecoder;
import io.atlantis.kernel.sbe.SymbolProgressEncoder;
import org.agrona.concurrent.UnsafeBuffer;

/** A symbol's watermark and count of late trades as bytes. Reuses its flyweights: one instance per thread. */
final class SymbolProgressCodec {

    private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
    private final MessageHeaderEncoder headerOut = new MessageHeaderEncoder();
    private final MessageHeaderDecoder headerIn = new MessageHeaderDecoder();
    private final SymbolProgressEncoder out = new SymbolProgressEncoder();
    private final SymbolProgressDecoder in = new SymbolProgressDecoder();

    byte[] encode(SymbolCells symbol) {
        byte[] bytes = new byte[MessageHeaderEncoder.ENCODED_LENGTH + SymbolProgressEncoder.BLOCK_LENGTH];
        buffer.wrap(bytes);
        out.wrapAndApplyHeader(buffer, 0, headerOut)
                .liveWatermarkNs(symbol.watermark().newestNs())
                .lateTrades(symbol.lateTrades());
        return bytes;
    }

    void decode(byte[] progress, SymbolCells symbol) {
        buffer.wrap(progress);
        in.wrapAndApplyHeader(buffer, 0, headerIn);
        symbol.restoreProgress(in.liveWatermarkNs(), in.lateTrades());
    }
}
