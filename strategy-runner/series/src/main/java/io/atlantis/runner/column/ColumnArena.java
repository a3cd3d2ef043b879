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
    private final List<Runnable> releases = new ArrayList<>();
    private long allocatedBytes;

    /** A new column of {@code size} doubles, all zero. */
    public DoubleColumn doubles(int size) {
        DoubleColumn column = DoubleColumn.over(allocate(size, DoubleColumn.VALUE_BYTES), size);
        releases.add(column::release);
        return column;
    }

    /** A new column of {@code size} longs, all zero. */
    public LongColumn longs(int size) {
        LongColumn column = LongColumn.over(allocate(size, LongColumn.VALUE_BYTES), size);
        releases.add(column::release);
        return column;
    }

    /** The bytes of off-heap memory held. */
    public long allocatedBytes() {
        return allocatedBytes;
    }

    /** Frees the memory of every column. Closing twice does nothing. */
    @Override
    public void close() {
        if (memory.scope().isAlive()) {
            releases.forEach(Runnable::run);
            releases.clear();
            allocatedBytes = 0;
            memory.close();
        }
    }

    private UnsafeBuffer allocate(int size, int valueBytes) {
        int lengthBytes = Math.multiplyExact(size, valueBytes);
        allocatedBytes += lengthBytes;
        return new UnsafeBuffer(memory.allocate(lengthBytes, valueBytes).asByteBuffer(), 0, lengthBytes);
    }
}
