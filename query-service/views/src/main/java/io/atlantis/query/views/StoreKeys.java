package io.atlantis.query.views;

import io.atlantis.kernel.market.Timeframe;
import java.nio.ByteBuffer;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of the cell store: length of the symbol, symbol, timeframe code and start, big-endian with the sign flipped, so
 * that a symbol's candles of a timeframe lie beside each other by time.
 */
final class StoreKeys {

    private static final byte PROGRESS = (byte) 0xFF;

    private StoreKeys() {}

    static Bytes cell(byte[] symbol, Timeframe timeframe, long startNs) {
        return key(symbol, (byte) timeframe.sbe().value(), startNs);
    }

    /** Where the symbol's progress is kept, behind its candles. */
    static Bytes progress(byte[] symbol) {
        return key(symbol, PROGRESS, 0);
    }

    private static Bytes key(byte[] symbol, byte kind, long startNs) {
        ByteBuffer key = ByteBuffer.allocate(symbol.length + 2 + Long.BYTES);
        key.put((byte) symbol.length).put(symbol).put(kind).putLong(startNs ^ Long.MIN_VALUE);
        return Bytes.wrap(key.array());
    }
}
