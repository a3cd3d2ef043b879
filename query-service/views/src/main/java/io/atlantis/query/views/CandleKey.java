package io.atlantis.query.views;

import io.atlantis.kernel.candle.CandleCell;
import java.nio.charset.StandardCharsets;

/** Keys of {@code view.candles}: {@code SYMBOL|timeframe|startNs} in ASCII, such as {@code IBM|1m|1381239000000000000}. */
public final class CandleKey {

    static final byte SEPARATOR = '|';

    private CandleKey() {}

    static byte[] of(byte[] symbol, CandleCell cell) {
        byte[] rest = ("|" + cell.timeframe().code() + "|" + cell.startNs()).getBytes(StandardCharsets.US_ASCII);
        byte[] key = new byte[symbol.length + rest.length];
        System.arraycopy(symbol, 0, key, 0, symbol.length);
        System.arraycopy(rest, 0, key, symbol.length, rest.length);
        return key;
    }

    /**
     * Length of the symbol at the start of a key.
     *
     * @throws IllegalArgumentException when the key has no separator
     */
    public static int symbolLength(byte[] key) {
        for (int i = 0; i < key.length; i++) {
            if (key[i] == SEPARATOR) {
                return i;
            }
        }
        throw new IllegalArgumentException("candle key '" + new String(key, StandardCharsets.US_ASCII)
                + "' is not of the form SYMBOL|timeframe|startNs");
    }

    /** The symbol of a key. */
    public static String symbol(byte[] key) {
        return new String(key, 0, symbolLength(key), StandardCharsets.US_ASCII);
    }
}
