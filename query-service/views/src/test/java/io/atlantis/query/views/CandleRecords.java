package io.atlantis.query.views;

import io.atlantis.kernel.sbe.CandleDecoder;
import io.atlantis.kernel.sbe.MessageHeaderDecoder;
import org.agrona.concurrent.UnsafeBuffer;

/** Reads candle records. */
final class CandleRecords {

    private CandleRecords() {}

    static long revision(byte[] record) {
        return new CandleDecoder()
                .wrapAndApplyHeader(new UnsafeBuffer(record), 0, new MessageHeaderDecoder())
                .revision();
    }
}
