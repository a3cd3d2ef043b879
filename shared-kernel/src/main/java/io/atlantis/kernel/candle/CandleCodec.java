package io.atlantis.kernel.candle;

import io.atlantis.kernel.sbe.CandleCellDecoder;
import io.atlantis.kernel.sbe.CandleCellEncoder;
import io.atlantis.kernel.sbe.CandleEncoder;
import io.atlantis.kernel.sbe.MessageHeaderDecoder;
import io.atlantis.kernel.sbe.MessageHeaderEncoder;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Cells as bytes: as the state that a store keeps, and as the {@code Candle} record that the world sees. Reuses its
 * flyweights: one instance per thread.
 */
public final class CandleCodec {

    /** Bytes of a cell's state. */
    public static final int STATE_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + CandleCellEncoder.BLOCK_LENGTH;

    /** Bytes of a candle record. */
    public static final int RECORD_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + CandleEncoder.BLOCK_LENGTH;

    private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
    private final MessageHeaderEncoder headerOut = new MessageHeaderEncoder();
    private final MessageHeaderDecoder headerIn = new MessageHeaderDecoder();
    private final CandleCellEncoder cellOut = new CandleCellEncoder();
    private final CandleCellDecoder cellIn = new CandleCellDecoder();
    private final CandleEncoder candleOut = new CandleEncoder();

    /** The cell's state in a new array of {@link #STATE_LENGTH}. */
    public byte[] encodeState(CandleCell cell) {
        byte[] bytes = new byte[STATE_LENGTH];
        buffer.wrap(bytes);
        cell.writeTo(cellOut.wrapAndApplyHeader(buffer, 0, headerOut));
        return bytes;
    }

    /**
     * Fills an empty cell with a state that was kept.
     *
     * @throws IllegalStateException when the bytes are no cell's state
     */
    public void decodeState(byte[] state, CandleCell cell) {
        buffer.wrap(state);
        headerIn.wrap(buffer, 0);
        if (headerIn.schemaId() != CandleCellDecoder.SCHEMA_ID
                || headerIn.templateId() != CandleCellDecoder.TEMPLATE_ID) {
            throw new IllegalStateException("stored candle carries schema=" + headerIn.schemaId() + " template="
                    + headerIn.templateId() + ": delete the view's state, it is rebuilt from the log");
        }
        cell.readFrom(cellIn.wrapAndApplyHeader(buffer, 0, headerIn));
    }

    /** The {@code Candle} record of a cell in a new array of {@link #RECORD_LENGTH}. */
    public byte[] encodeRecord(CandleCell cell) {
        byte[] bytes = new byte[RECORD_LENGTH];
        buffer.wrap(bytes);
        candleOut
                .wrapAndApplyHeader(buffer, 0, headerOut)
                .startNs(cell.startNs())
                .openE8(cell.openE8())
                .highE8(cell.highE8())
                .lowE8(cell.lowE8())
                .closeE8(cell.closeE8())
                .volumeE6(cell.volumeE6())
                .tradeCount(cell.tradeCount())
                .revision(cell.revision())
                .lastEventTimeNs(cell.lastEventTimeNs())
                .timeframe(cell.timeframe().sbe())
                .origin(cell.origin());
        return bytes;
    }
}
