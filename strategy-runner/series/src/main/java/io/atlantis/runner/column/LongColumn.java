package io.atlantis.runner.column;

import static java.util.Objects.checkFromIndexSize;
import static java.util.Objects.checkIndex;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * A fixed number of {@code long} values over a buffer on the heap, off the heap or mapped from a file, in native byte
 * order.
 *
 * <p>A column does not own its memory: whoever made the buffer (a {@link ColumnArena}, an archive) decides how long it
 * lives. Safe for any number of reading threads once its writer has handed it over; writing is for one thread.
 */
public final class LongColumn {
    /** Bytes that one value takes. */
    public static final int VALUE_BYTES = Long.BYTES;

    private final UnsafeBuffer buffer;
    private final int size;

    private LongColumn(UnsafeBuffer buffer, int size) {
        this.buffer = buffer;
        this.size = size;
    }

    /**
     * A column that views {@code size} values of {@code buffer} from its first byte on.
     *
     * @throws IndexOutOfBoundsException if the buffer holds fewer
     */
    public static LongColumn over(UnsafeBuffer buffer, int size) {
        checkFromIndexSize(0L, (long) size * VALUE_BYTES, buffer.capacity());
        return new LongColumn(buffer, size);
    }

    /** A column of zeros on the heap. */
    public static LongColumn onHeap(int size) {
        return over(new UnsafeBuffer(new byte[Math.multiplyExact(size, VALUE_BYTES)]), size);
    }

    /** A column on the heap that holds a copy of {@code values}. */
    public static LongColumn of(long... values) {
        LongColumn column = onHeap(values.length);
        for (int i = 0; i < values.length; i++) {
            column.set(i, values[i]);
        }
        return column;
    }

    /** The value at {@code index}, counted from 0. */
    public long at(int index) {
        return buffer.getLong(checkIndex(index, size) * VALUE_BYTES);
    }

    /** Writes {@code value} at {@code index}. */
    public void set(int index, long value) {
        buffer.putLong(checkIndex(index, size) * VALUE_BYTES, value);
    }

    /** The number of values. */
    public int size() {
        return size;
    }

    /** A view, not a copy, of {@code length} values from {@code from} on. */
    public LongColumn slice(int from, int length) {
        checkFromIndexSize(from, length, size);
        return new LongColumn(new UnsafeBuffer(buffer, from * VALUE_BYTES, length * VALUE_BYTES), length);
    }

    /** A copy of the values on the heap. */
    public long[] toArray() {
        long[] values = new long[size];
        for (int i = 0; i < size; i++) {
            values[i] = at(i);
        }
        return values;
    }
}
