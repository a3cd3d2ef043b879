package io.atlantis.eventstore.index;

import io.atlantis.kernel.eventlog.FoldCheckpoint;
import io.atlantis.kernel.eventlog.HashChain;
import java.util.Arrays;

/** Recomputes the last link of a stored chain from what is stored. Stateless. */
final class LastLink {

    private LastLink() {}

    /**
     * Requires that the last stored event hashes to the checkpoint's head.
     *
     * @throws IndexFailedException when it doesn't
     */
    static void check(RocksStore store, FoldCheckpoint checkpoint) {
        long last = checkpoint.nextSequence() - 1;
        if (last < 0) {
            return;
        }
        byte[] previous =
                last == 0 ? HashChain.genesis() : store.record(last - 1).hash();
        StoredRecord stored = store.record(last);
        byte[] hash = new HashChain().next(previous, last, stored.meta(), stored.payload());
        if (!Arrays.equals(hash, stored.hash()) || !Arrays.equals(hash, checkpoint.head())) {
            throw new IndexFailedException("the stored event of sequence " + last + " is not the chain's head", null);
        }
    }
}
