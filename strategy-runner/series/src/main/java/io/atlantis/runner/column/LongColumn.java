package io.atlantis.runner.column;

import static java.util.Objects.checkFromIndexSize;

import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of {@code long} values in an array, or over a buffer off the heap or mapped from a file, in native byte
 * order.
 *
 * <p>A column does not own its buffer's memory: whoever made it (a {@link ColumnArena}, an archive) decides how long it
 * lives. Safe for any number of reading threads once its writer has handed it over; writing is for one thread.
 *
 * <p>Each access is checked once, and says whether the value lies in an array or in native memory. Through the buffer it
 * could be either, so that the JVM would take every access for one to anything, and load all fields anew behind it.
 */
public final class LongColumn {
    /** Bytes that one value takes. */
    public static final int VALUE_BYTES = Long.BYTES;

    /** Null if a buffer holds the values. */
    private final long @Nullable [] array;

    /** Keeps the memory mapped; null if an array holds the values. */
    private final @Nullable UnsafeBuffer buffer;

    /** Of the first value: in the array's object, or in native memory. */
    private final long address;

    private final int size;

    /** Values that can be reached: all of them until the memory is given back, then none. */
    private int reachable;

    private LongColumn(long @Nullable [] array, @Nullable UnsafeBuffer buffer, long address, int size) {
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
    public static LongColumn over(UnsafeBuffer buffer, int size) {
        checkFromIndexSize(0L, (long) size * VALUE_BYTES, buffer.capacity());
        if (buffer.byteArray() != null) {
            throw new IllegalArgumentException("buffer on the heap: give one in native memory, or use onHeap(size)");
        }
        return new LongColumn(null, buffer, buffer.addressOffset(), size);
    }

    /** A column of zeros on the heap. */
    public static LongColumn onHeap(int size) {
        return inArray(new long[size]);
    }

    /** A column on the heap that holds a copy of {@code values}. */
    public static LongColumn of(long... values) {
        return inArray(values.clone());
    }

    private static LongColumn inArray(long[] values) {
        return new LongColumn(values, null, UnsafeApi.arrayBaseOffset(long[].class), values.length);
    }

    /** The value at {@code index}, counted from 0. */
    public long at(int index) {
        long[] values = array;
        long place = address(index);
        return values == null ? UnsafeApi.getLong(place) : UnsafeApi.getLong(values, place);
    }

    /** Writes {@code value} at {@code index}. */
    public void set(int index, long value) {
        long[] values = array;
        long place = address(index);
        if (values == null) {
            UnsafeApi.putLong(place, value);
        } else {
            UnsafeApi.putLong(values, place, value);
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
    public LongColumn slice(int from, int length) {
        checkFromIndexSize(from, length, size);
        return new LongColumn(array, buffer, address + (long) from * VALUE_BYTES, length);
    }

    /** A copy of the values on the heap. */
    public long[] toArray() {
        long[] values = new long[size];
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
