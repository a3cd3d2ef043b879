package io.atlantis.ingest.sequence;

import io.atlantis.ingest.record.AsciiSlice;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds a symbol's state by the bytes of its name in a frame: open addressing, no allocation but for a symbol's first
 * sight. Confined to one thread.
 */
final class SymbolTable {

    private static final int FIRST_CAPACITY = 1_024;

    private @Nullable SymbolState[] slots = new SymbolState[FIRST_CAPACITY];
    private int count;

    SymbolState find(AsciiSlice symbol) {
        int slot = hash(symbol) & (slots.length - 1);
        SymbolState state = slots[slot];
        while (state != null && !symbol.equalTo(state.key())) {
            slot = (slot + 1) & (slots.length - 1);
            state = slots[slot];
        }
        return state != null ? state : add(symbol);
    }

    void forEach(Consumer<SymbolState> action) {
        for (SymbolState state : slots) {
            if (state != null) {
                action.accept(state);
            }
        }
    }

    private SymbolState add(AsciiSlice symbol) {
        if (2 * ++count > slots.length) {
            @Nullable SymbolState[] old = slots;
            slots = new SymbolState[2 * old.length];
            for (SymbolState state : old) {
                if (state != null) {
                    place(state);
                }
            }
        }
        SymbolState state = new SymbolState(symbol.toBytes());
        place(state);
        return state;
    }

    private void place(SymbolState state) {
        int slot = hash(state.key()) & (slots.length - 1);
        while (slots[slot] != null) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = state;
    }

    private static int hash(AsciiSlice symbol) {
        int hash = 1;
        for (int i = 0; i < symbol.length(); i++) {
            hash = 31 * hash + symbol.byteAt(i);
        }
        return spread(hash);
    }

    private static int hash(byte[] key) {
        return spread(Arrays.hashCode(key));
    }

    private static int spread(int hash) {
        return hash ^ hash >>> 16;
    }
}
