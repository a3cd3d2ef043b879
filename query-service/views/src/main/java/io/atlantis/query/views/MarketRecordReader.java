package io.atlantis.query.views;

import io.atlantis.kernel.sbe.BarDecoder;
import io.atlantis.kernel.sbe.MessageHeaderDecoder;
import io.atlantis.kernel.sbe.Origin;
import io.atlantis.kernel.sbe.TimeframeCode;
import io.atlantis.kernel.sbe.TradeDecoder;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Lays flyweights over a record's bytes and refuses what is no trade or bar, before anything is changed by it. Each call
 * moves the flyweights; one instance per thread.
 */
final class MarketRecordReader {

    /** What a record holds. */
    enum Kind {
        TRADE,
        BAR
    }

    /** Longest symbol the store's keys can hold, bytes. */
    static final int MAX_SYMBOL_BYTES = 127;

    /** Times up to the year 2200, so that the end of no bucket overflows; nanoseconds. */
    private static final long MAX_TIME_NS = 7_258_118_400_000_000_000L;

    private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private final BarDecoder bar = new BarDecoder();

    /**
     * Reads a record.
     *
     * @return what the record holds; {@link #trade} or {@link #bar} are then positioned on it
     * @throws UnreadableRecordException saying what is wrong
     */
    Kind read(byte @Nullable [] key, byte @Nullable [] value) {
        if (key == null || key.length == 0 || key.length > MAX_SYMBOL_BYTES) {
            throw new UnreadableRecordException("key is no symbol of 1 to " + MAX_SYMBOL_BYTES + " bytes");
        }
        if (value == null || value.length < MessageHeaderDecoder.ENCODED_LENGTH) {
            throw new UnreadableRecordException("value is shorter than a message header");
        }
        buffer.wrap(value);
        header.wrap(buffer, 0);
        if (header.schemaId() != TradeDecoder.SCHEMA_ID) {
            throw new UnreadableRecordException("schemaId=" + header.schemaId() + " is not " + TradeDecoder.SCHEMA_ID);
        }
        requireLength(value, header.blockLength());
        return switch (header.templateId()) {
            case TradeDecoder.TEMPLATE_ID -> readTrade();
            case BarDecoder.TEMPLATE_ID -> readBar();
            default ->
                throw new UnreadableRecordException(
                        "templateId=" + header.templateId() + " is neither a trade nor a bar");
        };
    }

    TradeDecoder trade() {
        return trade;
    }

    BarDecoder bar() {
        return bar;
    }

    private Kind readTrade() {
        requireBlock(TradeDecoder.BLOCK_LENGTH);
        trade.wrapAndApplyHeader(buffer, 0, header);
        requireTime("eventTimeNs", trade.eventTimeNs());
        if (trade.origin() == Origin.NULL_VAL) {
            throw new UnreadableRecordException("origin is not set");
        }
        return Kind.TRADE;
    }

    private Kind readBar() {
        requireBlock(BarDecoder.BLOCK_LENGTH);
        bar.wrapAndApplyHeader(buffer, 0, header);
        requireTime("startNs", bar.startNs());
        if (bar.timeframe() == TimeframeCode.NULL_VAL) {
            throw new UnreadableRecordException("timeframe is not set");
        }
        return Kind.BAR;
    }

    private static void requireLength(byte[] value, int blockLengthBytes) {
        if (value.length < MessageHeaderDecoder.ENCODED_LENGTH + blockLengthBytes) {
            throw new UnreadableRecordException("value of " + value.length + " bytes is cut off: its block has "
                    + blockLengthBytes + " bytes after the header");
        }
    }

    private void requireBlock(int oldestBlockLengthBytes) {
        if (header.blockLength() < oldestBlockLengthBytes) {
            throw new UnreadableRecordException("blockLength=" + header.blockLength() + " is below the "
                    + oldestBlockLengthBytes + " bytes of the first version");
        }
    }

    private static void requireTime(String field, long timeNs) {
        if (timeNs < -MAX_TIME_NS || timeNs > MAX_TIME_NS) {
            throw new UnreadableRecordException(field + "=" + timeNs + " is out of range");
        }
    }
}
