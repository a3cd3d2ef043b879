package io.atlantis.runner.column;

import static java.util.Objects.checkIndex;

import java.util.Arrays;

/**
 * Collects {@code double} values whose number is not known beforehand, in chunks, so that growing never copies a value.
 * For one thread; the column it makes is a copy.
 */
public final class DoubleColumnBuilder {
    private static final int CHUNK_BITS = 14;
    private static final int CHUNK_SIZE = 1 << CHUNK_BITS;

    private double[][] chunks = new double[1][CHUNK_SIZE];
    private int size;

    /** Adds one value at the end. */
    public void append(double value) {
        int chunk = size >>> CHUNK_BITS;
        if (chunk == chunks.length) {
            chunks = Arrays.copyOf(chunks, Math.multiplyExact(chunk, 2));
        }
        if (chunks[chunk] == null) {
            chunks[chunk] = new double[CHUNK_SIZE];
        }
        chunks[chunk][size & (CHUNK_SIZE - 1)] = value;
        size++;
    }

    /** How many values were added. */
    public int size() {
        return size;
    }

    /** The value added as number {@code index}, counted from 0. */
    public double at(int index) {
        checkIndex(index, size);
        return chunks[index >>> CHUNK_BITS][index & (CHUNK_SIZE - 1)];
    }

    /** What was added so far, copied into a column of {@code arena}. */
    public DoubleColumn build(ColumnArena arena) {
        DoubleColumn column = arena.doubles(size);
        for (int i = 0; i < size; i++) {
            column.set(i, at(i));
        }
        return column;
    }
}
