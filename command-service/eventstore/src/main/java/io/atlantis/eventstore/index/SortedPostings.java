package io.atlantis.eventstore.index;

import java.util.Arrays;

/**
 * Postings of one kind on their way into the store, given in about the order of their keys: RocksDB's skip list begins to look for the
 * place of a key at that of the one before, which is several times cheaper when the two are near each other. Used again and again; not
 * thread-safe.
 */
final class SortedPostings {

    /** Takes postings. */
    @FunctionalInterface
    interface Sink {
        void accept(long fingerprint, long sequence);
    }

    private static final int INITIAL_CAPACITY = 1_024;
    /** What is left of a number that is sorted for where the posting stands. */
    private static final int PLACE_BITS = 16;

    private static final int CHUNK = 1 << PLACE_BITS;
    private static final long PLACE_MASK = CHUNK - 1L;

    private long[] fingerprints = new long[INITIAL_CAPACITY];
    private long[] sequences = new long[INITIAL_CAPACITY];
    private long[] order = new long[INITIAL_CAPACITY];
    private int size;

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    /** @param sequence not below that of any posting added before */
    void add(long fingerprint, long sequence) {
        if (size == fingerprints.length) {
            fingerprints = Arrays.copyOf(fingerprints, 2 * size);
            sequences = Arrays.copyOf(sequences, 2 * size);
            order = new long[Math.min(CHUNK, 2 * size)];
        }
        fingerprints[size] = fingerprint;
        sequences[size] = sequence;
        size++;
    }

    /** Gives all of them, 65,536 at a time, by the upper bits of their fingerprints and where these are equal as they were added. */
    void forEach(Sink sink) {
        for (int from = 0; from < size; from += CHUNK) {
            int count = Math.min(CHUNK, size - from);
            sort(from, count);
            for (int i = 0; i < count; i++) {
                int place = from + (int) (order[i] & PLACE_MASK);
                sink.accept(fingerprints[place], sequences[place]);
            }
        }
    }

    private void sort(int from, int count) {
        for (int place = 0; place < count; place++) {
            // Keys are ordered by unsigned bytes, numbers with their sign: the highest bit says the opposite in both.
            long unsigned = fingerprints[from + place] ^ Long.MIN_VALUE;
            order[place] = unsigned & ~PLACE_MASK | place;
        }
        Arrays.sort(order, 0, count);
    }
}
