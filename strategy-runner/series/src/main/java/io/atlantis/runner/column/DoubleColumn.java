package io.atlantis.runner.column;

import static java.util.Objects.checkFromIndexSize;
import static java.util.Objects.checkIndex;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * A fixed number of {@code double} values over a buffer on the heap, off the heap or mapped from a file, in native byte
 * order.
 *
 * <p>A column does not own its memory: whoever made the buffer (a {@link ColumnArena}, an archive) decides how long it
 * lives. Safe for any number of reading threads once its writer has handed it over; writing is for one thread.
 */
public final class DoubleColumn {
    /** Bytes that one value takes. */
    public static final int VALUE_BYTES = Double.BYTES;

    private final UnsafeBuffer buffer;
    private final int size;

    private DoubleColumn(UnsafeBuffer buffer, int size) {
        this.buffer = buffer;
        this.size = size;
    }

    /**
     * A column that views {@code size} values of {@code buffer} from its first byte on.
     *
     * @throws IndexOutOfBoundsException if the buffer holds fewer
     */
    public static DoubleColumn over(UnsafeBuffer buffer, int size) {
        checkFromIndexSize(0L, (long) size * VALUE_BYTES, buffer.capacity());
        return new DoubleColumn(buffer, size);
    }

    /** A column of zeros on the heap. */
    public static DoubleColumn onHeap(int size) {
        return over(new UnsafeBuffer(new byte[Math.multiplyExact(size, VALUE_BYTES)]), size);
    }

    /** A column on the heap that holds a copy of {@code values}. */
    public static DoubleColumn of(double... values) {
        DoubleColumn column = onHeap(values.length);
        for (int i = 0; i < values.length; i++) {
            column.set(i, values[i]);
        }
        return column;
    }

    /** The value at {@code index}, counted from 0. */
    public double at(int index) {
        return buffer.getDouble(checkIndex(index, size) * VALUE_BYTES);
    }

    /** Writes {@code value} at {@code index}. */
    public void set(int index, double value) {
        buffer.putDouble(checkIndex(index, size) * VALUE_BYTES, value);
    }

    /** The number of values. */
    public int size() {
        return size;
    }

    /** A view, not a copy, of {@code length} values from {@code from} on. */
    public DoubleColumn slice(int from, int length) {
        checkFromIndexSize(from, length, size);
        return new DoubleColumn(new UnsafeBuffer(buffer, from * VALUE_BYTES, length * VALUE_BYTES), length);
    }

    /** A copy of the values on the heap. */
    public double[] toArray() {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = at(i);
        }
        return values;
    }
}
