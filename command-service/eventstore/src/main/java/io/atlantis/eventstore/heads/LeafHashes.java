package io.atlantis.eventstore.heads;

import io.atlantis.eventstore.index.EventIndex;

/** What the leaves of a partition's tree stand for: the chain hashes of its committed events, by sequence. Thread-safe. */
public interface LeafHashes {

    /** As many leaves there are; never shrinks. */
    long size();

    /**
     * Chain hash of an event; shared, not to be changed.
     *
     * @param sequence below {@link #size()}
     */
    byte[] hash(long sequence);

    /** The leaves of an index. */
    static LeafHashes of(EventIndex index) {
        return new LeafHashes() {
            @Override
            public long size() {
                return index.nextSequence();
            }

            @Override
            public byte[] hash(long sequence) {
                return index.event(sequence).hash();
            }
        };
    }
}
