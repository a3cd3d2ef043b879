package io.atlantis.eventstore.index;

import java.util.Locale;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** Opens the store of a partition's index: checked, or else set aside and begun anew. Used by one thread at a time. */
final class StoredIndexOpening {

    private static final StoredTip EMPTY = new StoredTip(Tip.START, 0, PostingKey.NO_TIME);

    private final IndexFolder folder;
    private final int partition;
    private final IndexMemory memory;
    private volatile long quarantines;

    StoredIndexOpening(IndexFolder folder, int partition, IndexMemory memory) {
        this.folder = folder;
        this.partition = partition;
        this.memory = memory;
    }

    int partition() {
        return partition;
    }

    /** How often a store was set aside. */
    long quarantines() {
        return quarantines;
    }

    /**
     * The store that there is when it is sound, else an empty one.
     *
     * @throws IllegalStateException when another process uses it, or it can't be written
     */
    OpenedStore open() {
        folder.create();
        if (folder.markedDamaged()) {
            return openAnew("damage was met when it was last in use");
        }
        try {
            return openChecked();
        } catch (IndexFailedException e) {
            return openAnew(String.valueOf(e.getMessage()));
        } catch (RocksDBException e) {
            if (isNoDamage(e)) {
                throw unusable(e);
            }
            return openAnew("RocksDB: " + e.getMessage());
        }
    }

    /** Sets aside what there is and begins anew. */
    OpenedStore openAnew(String reason) {
        folder.setAside(reason);
        quarantines = quarantines + 1;
        try {
            return openChecked();
        } catch (RocksDBException e) {
            throw unusable(e);
        }
    }

    private OpenedStore openChecked() throws RocksDBException {
        Soundness soundness = new Soundness(folder);
        RocksStore store = RocksStore.open(folder.path(), memory, soundness);
        try {
            StoredTip tip = store.tip(partition).orElse(EMPTY);
            store.check(tip);
            return new OpenedStore(store, tip, soundness);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** A folder in use and a full disk are no damage. */
    private boolean isNoDamage(RocksDBException error) {
        String lockFile = folder.path().resolve("LOCK").toString().toLowerCase(Locale.ROOT);
        boolean inUse =
                String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT).contains(lockFile);
        return inUse || error.getStatus() != null && error.getStatus().getSubCode() == Status.SubCode.NoSpace;
    }

    private IllegalStateException unusable(RocksDBException cause) {
        return new IllegalStateException(
                "the index folder " + folder.path()
                        + " can't be used: is another process at work in it, or the disk full?",
                cause);
    }
}
