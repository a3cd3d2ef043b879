package io.atlantis.runner.column;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Owns the off-heap memory of the columns made by it, and gives all of it back at once on {@link #close()}.
 *
 * <p>Columns are made by one thread at a time and may be read by any. Close it when no thread reads them any more: from
 * then on each access to one of its columns throws {@link IndexOutOfBoundsException} instead of reading freed memory.
 */
public final class ColumnArena implements AutoCloseable {
    private final Arena memory = Arena.ofShared();
    private final List<UnsafeBuffer> buffers = new ArrayList<>();

    /** A new column of {@code size} doubles, all zero. */
    public DoubleColumn doubles(int size) {
        return DoubleColumn.over(allocate(size, DoubleColumn.VALUE_BYTES), size);
    }

    /** A new column of {@code size} longs, all zero. */
    public LongColumn longs(int size) {
        return LongColumn.over(allocate(size, LongColumn.VALUE_BYTES), size);
    }

    /** The bytes of off-heap memory held. */
    public long allocatedBytes() {
        long bytes = 0;
        for (UnsafeBuffer buffer : buffers) {
            bytes += buffer.capacity();
        }
        return bytes;
    }

    /** Frees the memory of every column. Closing twice does nothing. */
    @Override
    public void close() {
        if (memory.scope().isAlive()) {
            buffers.forEach(buffer -> buffer.wrap(0, 0));
            buffers.clear();
            memory.close();
        }
    }

    private UnsafeBuffer allocate(int size, int valueBytes) {
        int lengthBytes = Math.multiplyExact(size, valueBytes);
        UnsafeBuffer buffer =
                new UnsafeBuffer(memory.allocate(lengthBytes, valueBytes).asByteBuffer(), 0, lengthBytes);
        buffers.add(buffer);
        return buffer;
    }
}
