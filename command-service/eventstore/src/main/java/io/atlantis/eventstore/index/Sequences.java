package io.atlantis.eventstore.index;

import java.util.Arrays;

/** Rising sequence numbers of the events of one tag. One thread adds, any number read without locks. */
final class Sequences {

    private static final int INITIAL_CAPACITY = 4;

    private volatile long[] values = new long[INITIAL_CAPACITY];
    private volatile int size;

    /** Adds a number; repeated ones count once. */
    void add(long sequence) {
        int count = size;
        if (count > 0 && values[count - 1] == sequence) {
            return;
        }
        if (count == values.length) {
            values = Arrays.copyOf(values, count * 2);
        }
        values[count] = sequence;
        // The write to the volatile size publishes the element: readers read size first.
        size = count + 1;
    }

    int size() {
        return size;
    }

    /**
     * @param index below a {@link #size()} read before
     */
    long get(int index) {
        return values[index];
    }

    /** Index of the first number at or above {@code sequence}. */
    int lowerBound(long sequence) {
        int low = 0;
        int high = size;
        long[] sorted = values;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < sequence) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Those at or above {@code sequence}, with those that are added meanwhile. */
    Candidates from(long sequence) {
        int[] position = {lowerBound(sequence)};
        return () -> position[0] < size ? values[position[0]++] : Candidates.NONE;
    }
}
