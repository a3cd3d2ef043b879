package io.atlantis.eventstore.index;

/** Walks the stored sequences under a prefix, a block at a time, so that no native iterator is held between calls. Not thread-safe. */
final class StoredPostings implements Candidates {

    private static final int FIRST_BLOCK = 16;
    private static final int BLOCK = 512;

    private final RocksStore store;
    private final byte kind;
    private final long fingerprint;
    private final long below;
    private long[] block = new long[FIRST_BLOCK];
    private int position;
    private int filled;
    private long nextFrom;
    private boolean last;

    StoredPostings(RocksStore store, byte kind, long fingerprint, long from, long below) {
        this.store = store;
        this.kind = kind;
        this.fingerprint = fingerprint;
        this.nextFrom = from;
        this.below = below;
    }

    @Override
    public long next() {
        if (position == filled && !last) {
            read();
        }
        return position < filled ? block[position++] : NONE;
    }

    private void read() {
        if (nextFrom > 0 && filled == block.length) {
            block = new long[BLOCK];
        }
        position = 0;
        filled = store.postings(kind, fingerprint, nextFrom, below, block);
        last = filled < block.length;
        nextFrom = filled == 0 ? below : block[filled - 1] + 1;
    }
}
