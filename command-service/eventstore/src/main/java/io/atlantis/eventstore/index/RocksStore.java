package io.atlantis.eventstore.index;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.atlantis.kernel.eventlog.FoldCheckpoint;
import io.atlantis.kernel.eventlog.OwnerClaim;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.FlushOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.TableProperties;
import org.rocksdb.WriteBatch;

/**
 * The RocksDB database of an index: events by sequence, postings, and the tip, each in a column family. One thread writes,
 * any number read. Every method throws {@link IndexFailedException} when RocksDB fails or what it gives is damaged, and
 * {@link IllegalStateException} after {@link #close()}: native memory that was given back is never touched.
 */
final class RocksStore implements AutoCloseable {

    private static final byte[] RECORDS = "records".getBytes(US_ASCII);
    private static final byte[] POSTINGS = "postings".getBytes(US_ASCII);
    private static final byte[] TIP_KEY = "tip".getBytes(US_ASCII);

    private final Soundness soundness;
    private final StoreOptions options;
    private final RocksDB database;
    private final List<ColumnFamilyHandle> handles;
    private final ColumnFamilyHandle records;
    private final ColumnFamilyHandle postings;
    private final ReadWriteLock lifetime = new ReentrantReadWriteLock();
    /** Of the last tip written, encoded once; the writing thread's. */
    private Optional<OwnerClaim> lastClaim = Optional.empty();

    private byte[] lastClaimBytes = StoredTip.encodeClaim(lastClaim);
    private final Lock cursorLock = new ReentrantLock();
    private @Nullable RocksIterator cursor;
    private boolean closed;

    private RocksStore(Soundness soundness, StoreOptions options, RocksDB database, List<ColumnFamilyHandle> handles) {
        this.soundness = soundness;
        this.options = options;
        this.database = database;
        this.handles = handles;
        this.records = handles.get(1);
        this.postings = handles.get(2);
    }

    /**
     * Opens or makes the database in a folder.
     *
     * @param folder exists
     * @param soundness is told of each failure
     * @throws RocksDBException when it is damaged, in use or can't be made
     */
    static RocksStore open(Path folder, IndexMemory memory, Soundness soundness) throws RocksDBException {
        StoreOptions options = new StoreOptions(memory, DirectWrites.work(folder));
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        List<ColumnFamilyDescriptor> families = List.of(
                new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, options.tip()),
                new ColumnFamilyDescriptor(RECORDS, options.records()),
                new ColumnFamilyDescriptor(POSTINGS, options.postings()));
        try {
            RocksDB database = RocksDB.open(options.database(), folder.toString(), families, handles);
            return new RocksStore(soundness, options, database, handles);
        } catch (RocksDBException e) {
            options.close();
            throw e;
        }
    }

    /** A call into RocksDB. */
    private interface Call<T extends @Nullable Object> {
        T run() throws RocksDBException;
    }

    private <T extends @Nullable Object> T guarded(Call<T> call) {
        Lock open = lifetime.readLock();
        open.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the index is closed");
            }
            return call.run();
        } catch (RocksDBException e) {
            throw soundness.lost(new IndexFailedException("the stored index failed: " + e.getMessage(), e));
        } catch (IndexFailedException e) {
            throw soundness.lost(e);
        } finally {
            open.unlock();
        }
    }

    /** The tip of the last batch; empty when there is none. */
    Optional<StoredTip> tip(int partition) {
        return guarded(() -> Optional.ofNullable(database.get(options.point(), TIP_KEY))
                .map(stored -> StoredTip.decode(partition, stored)));
    }

    /** The event of a sequence that was written. */
    StoredRecord record(long sequence) {
        byte[] key = ByteBuffer.allocate(Long.BYTES).putLong(sequence).array();
        return guarded(() -> {
            byte[] stored = database.get(records, options.point(), key);
            if (stored == null) {
                throw new IndexFailedException("the stored event of sequence " + sequence + " is missing", null);
            }
            return StoredRecord.decode(sequence, stored);
        });
    }

    /** Last sequence below {@code below} under a prefix; {@link Candidates#NONE} when there is none. */
    long lastPosting(byte kind, long fingerprint, long below) {
        byte[] target = PostingKey.of(kind, fingerprint, below - 1);
        return guarded(() -> walk(iterator -> {
            iterator.seekForPrev(target);
            return sequenceUnder(iterator, kind, fingerprint);
        }));
    }

    /**
     * Sequences under a prefix, in order.
     *
     * @param from inclusive
     * @param below exclusive
     * @param into filled from its beginning
     * @return how many there are, fewer than {@code into} holds only when there are no more
     */
    int postings(byte kind, long fingerprint, long from, long below, long[] into) {
        byte[] target = PostingKey.of(kind, fingerprint, from);
        return guarded(() -> walk(iterator -> {
            int count = 0;
            iterator.seek(target);
            long sequence = sequenceUnder(iterator, kind, fingerprint);
            while (sequence != Candidates.NONE && sequence < below && count < into.length) {
                into[count++] = sequence;
                iterator.next();
                sequence = sequenceUnder(iterator, kind, fingerprint);
            }
            return count;
        }));
    }

    /** A walk over postings. */
    private interface Walk<T> {
        T over(RocksIterator iterator) throws RocksDBException;
    }

    /** Walks by the iterator that is kept, since making one costs more than a seek; by one of its own while another does. */
    private <T> T walk(Walk<T> walk) throws RocksDBException {
        if (cursorLock.tryLock()) {
            try {
                RocksIterator kept = cursor;
                if (kept == null) {
                    kept = database.newIterator(postings, options.prefix());
                    cursor = kept;
                }
                return walk.over(kept);
            } finally {
                cursorLock.unlock();
            }
        }
        try (RocksIterator iterator = database.newIterator(postings, options.prefix())) {
            return walk.over(iterator);
        }
    }

    /** Lets go of the kept iterator, which sees nothing of what was written after it was made. */
    private void dropCursor() {
        cursorLock.lock();
        try {
            RocksIterator kept = cursor;
            cursor = null;
            if (kept != null) {
                kept.close();
            }
        } finally {
            cursorLock.unlock();
        }
    }

    private static long sequenceUnder(RocksIterator iterator, byte kind, long fingerprint) throws RocksDBException {
        if (!iterator.isValid()) {
            // The end, or damage: an iterator that fails says so only here.
            iterator.status();
            return Candidates.NONE;
        }
        ByteBuffer key = ByteBuffer.wrap(iterator.key());
        return key.get() == kind && key.getLong() == fingerprint ? key.getLong() : Candidates.NONE;
    }

    /** Writes a batch as a whole or not at all, also when the process dies: then it may be gone, with all batches after it. */
    void write(StoreBatch batch, int partition, StoredTip tip) {
        if (!tip.tip().claim().equals(lastClaim)) {
            lastClaim = tip.tip().claim();
            lastClaimBytes = StoredTip.encodeClaim(lastClaim);
        }
        byte[] bytes = batch.toBytes(TIP_KEY, tip.encode(partition, lastClaimBytes));
        guarded(() -> {
            try (WriteBatch whole = new WriteBatch(bytes)) {
                database.write(options.write(), whole);
            }
            dropCursor();
            return null;
        });
    }

    /** An empty batch for {@link #write}. */
    StoreBatch newBatch() {
        return new StoreBatch(handles.getFirst(), records, postings);
    }

    /**
     * Whether nothing that the tip speaks of is missing and the chain's last link is that of the checkpoint. Counts keys
     * rather than to trust a recovery: what RocksDB itself keeps track of may be what is damaged.
     *
     * @throws IndexFailedException when it is not so
     */
    void check(StoredTip tip) {
        FoldCheckpoint checkpoint = tip.tip().checkpoint();
        requireCount("events", records, checkpoint.nextSequence());
        requireCount("postings", postings, tip.postings());
        LastLink.check(this, checkpoint);
    }

    private void requireCount(String what, ColumnFamilyHandle family, long expected) {
        long stored = guarded(() -> countKeys(family));
        if (stored != expected) {
            throw new IndexFailedException("of " + expected + " stored " + what + " there are " + stored, null);
        }
    }

    private long countKeys(ColumnFamilyHandle family) throws RocksDBException {
        long count = database.getLongProperty(family, "rocksdb.num-entries-active-mem-table")
                + database.getLongProperty(family, "rocksdb.num-entries-imm-mem-tables");
        for (TableProperties table : database.getPropertiesOfAllTables(family).values()) {
            count += table.getNumEntries();
        }
        return count;
    }

    /** Writes everything into tables, so that the next start has nothing to recover. */
    void flush() {
        guarded(() -> {
            try (FlushOptions wait = new FlushOptions().setWaitForFlush(true)) {
                database.flush(wait, handles);
            }
            return null;
        });
    }

    @Override
    public void close() {
        Lock alone = lifetime.writeLock();
        alone.lock();
        try {
            if (!closed) {
                closed = true;
                dropCursor();
                handles.forEach(ColumnFamilyHandle::close);
                database.close();
                options.close();
            }
        } finally {
            alone.unlock();
        }
    }
}
