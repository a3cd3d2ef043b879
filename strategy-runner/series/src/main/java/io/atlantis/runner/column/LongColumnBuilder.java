package io.atlantis.runner.column;

import static java.util.Objects.checkIndex;

import java.util.Arrays;

/**
 * Collects {@code long} values whose number is not known beforehand, in chunks, so that growing never copies a value.
 * For one thread; the column it makes is a copy.
 */
public final class LongColumnBuilder {
    private static final int CHUNK_BITS = 14;
    private static final int CHUNK_SIZE = 1 << CHUNK_BITS;

    private long[][] chunks = new long[1][CHUNK_SIZE];
    private int size;

    /** Adds one value at the end. */
    public void append(long value) {
        int chunk = size >>> CHUNK_BITS;
        if (chunk == chunks.length) {
            chunks = Arrays.copyOf(chunks, Math.multiplyExact(chunk, 2));
        }
        if (chunks[chunk] == null) {
            chunks[chunk] = new long[CHUNK_SIZE];
        }
        chunks[chunk][size & (CHUNK_SIZE - 1)] = value;
        size++;
    }

    /** How many values were added. */
    public int size() {
        return size;
    }

    /** The value added as number {@code index}, counted from 0. */
    public long at(int index) {
        checkIndex(index, size);
        return chunks[index >>> CHUNK_BITS][index & (CHUNK_SIZE - 1)];
    }

    /** What was added so far, copied into a column of {@code arena}. */
    public LongColumn build(ColumnArena arena) {
        LongColumn column = arena.longs(size);
        for (int i = 0; i < size; i++) {
            column.set(i, at(i));
        }
        return column;
    }
}
