package io.atlantis.eventstore.index;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a stored index can be relied on: once lost, it stays lost. Thread-safe. */
final class Soundness {

    private static final Logger log = LoggerFactory.getLogger(Soundness.class);

    private final IndexFolder folder;
    private final AtomicReference<@Nullable IndexFailedException> failure = new AtomicReference<>();

    Soundness(IndexFolder folder) {
        this.folder = folder;
    }

    /**
     * Requires that nothing has failed.
     *
     * @throws IndexFailedException when something has
     */
    void require() {
        IndexFailedException first = failure.get();
        if (first != null) {
            throw new IndexFailedException(String.valueOf(first.getMessage()), first);
        }
    }

    /**
     * Takes note of a failure; of damage so that the next start sets the index aside.
     *
     * @return the same, to be thrown
     */
    IndexFailedException lost(IndexFailedException cause) {
        if (failure.compareAndSet(null, cause)) {
            log.error("index {} gives no more answers", folder.path(), cause);
            if (isDamage(cause)) {
                folder.markDamaged(String.valueOf(cause.getMessage()));
            }
        }
        return cause;
    }

    /** Own checks have no cause; of RocksDB's errors a full disk, say, is no damage. */
    private static boolean isDamage(IndexFailedException failure) {
        return !(failure.getCause() instanceof RocksDBException error)
                || error.getStatus() == null
                || error.getStatus().getCode() == Status.Code.Corruption;
    }
}
