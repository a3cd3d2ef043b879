package io.atlantis.eventstore.index;

import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * The native memory that all stored indexes of a process share: a cache of blocks, of which the write buffers take their
 * part. Close it after the indexes that use it. Thread-safe.
 */
public final class IndexMemory implements AutoCloseable {

    private static final long CACHE_BYTES_PER_PARTITION = 40L << 20;
    private static final long WRITE_BUFFER_BYTES_PER_PARTITION = 24L << 20;

    private final Cache blockCache;
    private final WriteBufferManager writeBuffers;

    /** Memory for the indexes of so many partitions: 40 MiB for each. */
    public IndexMemory(int partitions) {
        RocksDB.loadLibrary();
        this.blockCache = new LRUCache(partitions * CACHE_BYTES_PER_PARTITION);
        this.writeBuffers = new WriteBufferManager(partitions * WRITE_BUFFER_BYTES_PER_PARTITION, blockCache);
    }

    Cache blockCache() {
        return blockCache;
    }

    WriteBufferManager writeBuffers() {
        return writeBuffers;
    }

    @Override
    public void close() {
        writeBuffers.close();
        blockCache.close();
    }
}
