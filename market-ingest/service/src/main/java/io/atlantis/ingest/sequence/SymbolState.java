package io.atlantis.ingest.sequence;

import java.nio.charset.StandardCharsets;

/** What the sequencer knows of one symbol. Confined to the feed's thread. */
public final class SymbolState {

    final SequenceWindow trades = new SequenceWindow();
    final SequenceWindow quotes = new SequenceWindow();
    private final byte[] key;
    private final String symbol;

    SymbolState(byte[] key) {
        this.key = key;
        this.symbol = new String(key, StandardCharsets.US_ASCII);
    }

    /** The symbol as a record key; not to be changed. */
    public byte[] key() {
        return key;
    }

    public String symbol() {
        return symbol;
    }
}
