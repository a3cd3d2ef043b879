package io.atlantis.runner.column;

import static java.util.Objects.checkIndex;

import java.util.Arrays;

/** Collects {@code long} values whose number is not known beforehand. For one thread; the column it makes is a copy. */
public final class LongColumnBuilder {
    private static final int FIRST_CAPACITY = 1024;

    private long[] values = new long[FIRST_CAPACITY];
    private int size;

    /** Adds one value at the end. */
    public void append(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.multiplyExact(size, 2));
        }
        values[size++] = value;
    }

    /** How many values were added. */
    public int size() {
        return size;
    }

    /** The value added as number {@code index}, counted from 0. */
    public long at(int index) {
        checkIndex(index, size);
        return values[index];
    }

    /** What was added so far, copied into a column of {@code arena}. */
    public LongColumn build(ColumnArena arena) {
        LongColumn column = arena.longs(size);
        for (int i = 0; i < size; i++) {
            column.set(i, values[i]);
        }
        return column;
    }
}
