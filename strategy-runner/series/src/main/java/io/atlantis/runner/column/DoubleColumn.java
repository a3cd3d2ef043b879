package io.atlantis.runner.column;

import static java.util.Objects.checkFromIndexSize;

import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of {@code double} values in an array, or over a buffer off the heap or mapped from a file, in native byte
 * order.
 *
 * <p>A column does not own its buffer's memory: whoever made it (a {@link ColumnArena}, an archive) decides how long it
 * lives. Safe for any number of reading threads once its writer has handed it over; writing is for one thread.
 *
 * <p>Each access is checked once, and says whether the value lies in an array or in native memory. Through the buffer it
 * could be either, so that the JVM would take every access for one to anything, and load all fields anew behind it.
 */
public final class DoubleColumn {
    /** Bytes that one value takes. */
    public static final int VALUE_BYTES = Double.BYTES;

    private static final long ARRAY_BASE = UnsafeApi.arrayBaseOffset(double[].class);

    /** Without values. */
    public static final DoubleColumn EMPTY = onHeap(0);

    /** Null if a buffer holds the values. */
    private final double @Nullable [] array;

    /** Keeps the memory mapped; null if an array holds the values. */
    private final @Nullable UnsafeBuffer buffer;

    /** Of the first value: in the array's object, or in native memory. */
    private final long address;

    private final int size;

    /** Values that can be reached: all of them until the memory is given back, then none. */
    private int reachable;

    private DoubleColumn(double @Nullable [] array, @Nullable UnsafeBuffer buffer, long address, int size) {
        this.array = array;
        this.buffer = buffer;
        this.address = address;
        this.size = size;
        this.reachable = size;
    }

    /**
     * A column that views {@code size} values of {@code buffer} from its first byte on.
     *
     * @throws IndexOutOfBoundsException if the buffer holds fewer
     * @throws IllegalArgumentException if the buffer lies on the heap
     */
    public static DoubleColumn over(UnsafeBuffer buffer, int size) {
        checkFromIndexSize(0L, (long) size * VALUE_BYTES, buffer.capacity());
        if (buffer.byteArray() != null) {
            throw new IllegalArgumentException("buffer on the heap: give one in native memory, or use onHeap(size)");
        }
        return new DoubleColumn(null, buffer, buffer.addressOffset(), size);
    }

    /** A column of zeros on the heap. */
    public static DoubleColumn onHeap(int size) {
        return inArray(new double[size]);
    }

    /** A column on the heap that holds a copy of {@code values}. */
    public static DoubleColumn of(double... values) {
        return inArray(values.clone());
    }

    private static DoubleColumn inArray(double[] values) {
        return new DoubleColumn(values, null, ARRAY_BASE, values.length);
    }

    /** The value at {@code index}, counted from 0. */
    public double at(int index) {
        double[] values = array;
        long place = address(index);
        return values == null ? UnsafeApi.getDouble(place) : UnsafeApi.getDouble(values, place);
    }

    /** Writes {@code value} at {@code index}. */
    public void set(int index, double value) {
        double[] values = array;
        long place = address(index);
        if (values == null) {
            UnsafeApi.putDouble(place, value);
        } else {
            UnsafeApi.putDouble(values, place, value);
        }
    }

    private long address(int index) {
        if (index < 0 || index >= reachable) {
            throw outside(index);
        }
        return address + (long) index * VALUE_BYTES;
    }

    /** Apart from {@link #address}, which so has no more than the 35 bytes of code that the JVM inlines without having found it hot. */
    private IndexOutOfBoundsException outside(int index) {
        return new IndexOutOfBoundsException("index " + index + " of a column with " + reachable + " values");
    }

    /** The number of values. */
    public int size() {
        return size;
    }

    /** A view, not a copy, of {@code length} values from {@code from} on. */
    public DoubleColumn slice(int from, int length) {
        checkFromIndexSize(from, length, size);
        return new DoubleColumn(array, buffer, address + (long) from * VALUE_BYTES, length);
    }

    /** A copy of the values on the heap. */
    public double[] toArray() {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = at(i);
        }
        return values;
    }

    /** From now on each access throws: the memory is about to be given back. */
    void release() {
        reachable = 0;
    }
}
