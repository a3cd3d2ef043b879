package io.atlantis.query.candles;

import io.atlantis.kernel.market.Timeframe;
import io.atlantis.kernel.sbe.CandleDecoder;
import io.atlantis.kernel.sbe.MessageHeaderDecoder;
import io.atlantis.query.views.CandleKey;
import org.agrona.concurrent.UnsafeBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads records of {@code view.candles}. Reuses its flyweights: one instance per thread. */
final class CandleRecordReader {

    private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final CandleDecoder candle = new CandleDecoder();

    /**
     * @throws IllegalArgumentException when the record is no candle
     */
    CandleRow read(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null || record.value() == null || record.value().length < minLengthBytes()) {
            throw new IllegalArgumentException("record has no key or is too short to be a candle");
        }
        buffer.wrap(record.value());
        header.wrap(buffer, 0);
        if (header.schemaId() != CandleDecoder.SCHEMA_ID || header.templateId() != CandleDecoder.TEMPLATE_ID) {
            throw new IllegalArgumentException(
                    "schemaId=" + header.schemaId() + " templateId=" + header.templateId() + " is no candle");
        }
        candle.wrapAndApplyHeader(buffer, 0, header);
        return new CandleRow(
                CandleKey.symbol(record.key()),
                Timeframe.of(candle.timeframe()),
                candle.startNs(),
                candle.openE8(),
                candle.highE8(),
                candle.lowE8(),
                candle.closeE8(),
                candle.volumeE6(),
                candle.tradeCount(),
                candle.revision());
    }

    private static int minLengthBytes() {
        return MessageHeaderDecoder.ENCODED_LENGTH + CandleDecoder.BLOCK_LENGTH;
    }
}
