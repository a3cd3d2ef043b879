package io.atlantis.eventstore.index;

import io.atlantis.kernel.eventlog.EventTag;
import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.eventlog.MetadataKeys;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** Events on their way into the store together. Not thread-safe; holds native memory. */
final class StoreBatch implements AutoCloseable {

    private static final byte[] NOTHING = {};

    private final WriteBatch batch = new WriteBatch();
    private final ColumnFamilyHandle records;
    private final ColumnFamilyHandle postings;
    private long addedPostings;
    private @Nullable String lastCommandId;

    StoreBatch(ColumnFamilyHandle records, ColumnFamilyHandle postings) {
        this.records = records;
        this.postings = postings;
    }

    /** Adds the next event. The events of a command are neighbours: its first one stands for all. */
    void add(FoldedEvent event) {
        try {
            long sequence = event.sequence();
            byte[] key = ByteBuffer.allocate(Long.BYTES).putLong(sequence).array();
            batch.put(records, key, StoredRecord.encode(event));
            List<EventTag> tags = event.tags();
            for (int i = 0; i < tags.size(); i++) {
                addPosting(PostingKey.TAG, PostingKey.fingerprint(tags.get(i)), sequence);
            }
            addPosting(PostingKey.EVENT, PostingKey.fingerprint(event.eventId()), sequence);
            String commandId = event.metadata().get(MetadataKeys.COMMAND_ID);
            if (commandId != null && !commandId.equals(lastCommandId)) {
                addPosting(PostingKey.COMMAND, PostingKey.fingerprint(commandId), sequence);
            }
            lastCommandId = commandId;
        } catch (RocksDBException e) {
            throw new IndexFailedException("an event can't be added to a batch: " + e.getMessage(), e);
        }
    }

    private void addPosting(byte kind, long fingerprint, long sequence) throws RocksDBException {
        batch.put(postings, PostingKey.of(kind, fingerprint, sequence), NOTHING);
        addedPostings++;
    }

    void putTip(byte[] key, byte[] value) throws RocksDBException {
        batch.put(key, value);
    }

    /** Keys of postings added. */
    long addedPostings() {
        return addedPostings;
    }

    WriteBatch batch() {
        return batch;
    }

    @Override
    public void close() {
        batch.close();
    }
}
