package io.atlantis.eventstore.index;

import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.ChecksumType;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.ReadOptions;
import org.rocksdb.WriteOptions;

/** How RocksDB is set up for an index. Holds native memory; close it after the store that uses it. */
final class StoreOptions implements AutoCloseable {

    private static final long RECORDS_WRITE_BUFFER_BYTES = 32L << 20;
    private static final long POSTINGS_WRITE_BUFFER_BYTES = 16L << 20;
    private static final long LOG_FILE_BYTES = 1L << 20;
    /** Filters make a file that lacks a prefix nearly free, so files are merged less often than by default. */
    private static final int POSTINGS_FILES_BEFORE_COMPACTION = 16;

    private static final int NEVER = Integer.MAX_VALUE;
    private static final int BLOCK_BYTES = 16 * 1024;
    private static final int TABLE_FORMAT = 6;
    private static final int WRITE_BUFFERS = 3;
    private static final int OPEN_FILES = 512;
    private static final double BITS_PER_PREFIX = 10;
    private static final double MEMTABLE_BLOOM_RATIO = 0.05;

    private final BloomFilter prefixFilter = new BloomFilter(BITS_PER_PREFIX);
    private final DBOptions database;
    private final ColumnFamilyOptions tip;
    private final ColumnFamilyOptions records;
    private final ColumnFamilyOptions postings;
    /**
     * No log of its own: what stands in memory only when a process dies, the event log gives back. All families reach the disk
     * together, so that what is found there is of one moment.
     */
    private final WriteOptions write = new WriteOptions().setDisableWAL(true);

    private final ReadOptions point = new ReadOptions().setVerifyChecksums(true);
    private final ReadOptions prefix =
            new ReadOptions().setVerifyChecksums(true).setPrefixSameAsStart(true);

    /** @param directWrites whether tables are written past the page cache */
    StoreOptions(IndexMemory memory, boolean directWrites) {
        this.database = new DBOptions()
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                .setParanoidChecks(true)
                .setAtomicFlush(true)
                .setUseDirectIoForFlushAndCompaction(directWrites)
                .setWriteBufferManager(memory.writeBuffers())
                // One thread writes: its inserts of rising keys are cheaper when none can come between.
                .setAllowConcurrentMemtableWrite(false)
                .setEnableWriteThreadAdaptiveYield(false)
                .setMaxOpenFiles(OPEN_FILES)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setKeepLogFileNum(2)
                .setMaxLogFileSize(LOG_FILE_BYTES)
                .setStatsDumpPeriodSec(0);
        this.tip = columnFamily(memory).setWriteBufferSize(1L << 20);
        this.records = columnFamily(memory).setWriteBufferSize(RECORDS_WRITE_BUFFER_BYTES);
        this.postings = columnFamily(memory)
                .setWriteBufferSize(POSTINGS_WRITE_BUFFER_BYTES)
                .setLevel0FileNumCompactionTrigger(POSTINGS_FILES_BEFORE_COMPACTION)
                .useFixedLengthPrefixExtractor(PostingKey.PREFIX_LENGTH)
                .setMemtablePrefixBloomSizeRatio(MEMTABLE_BLOOM_RATIO);
        postings.setTableFormatConfig(
                table(memory).setFilterPolicy(prefixFilter).setWholeKeyFiltering(false));
    }

    private static ColumnFamilyOptions columnFamily(IndexMemory memory) {
        return new ColumnFamilyOptions()
                // Writing never waits for the order on disk: what is behind is sorted when there is less to do, and the
                // adder waits
                // for memory alone.
                .setLevel0SlowdownWritesTrigger(NEVER)
                .setLevel0StopWritesTrigger(NEVER)
                .setSoftPendingCompactionBytesLimit(0)
                .setHardPendingCompactionBytesLimit(0)
                .setCompressionType(CompressionType.NO_COMPRESSION)
                .setMaxWriteBufferNumber(WRITE_BUFFERS)
                .setTableFormatConfig(table(memory));
    }

    private static BlockBasedTableConfig table(IndexMemory memory) {
        return new BlockBasedTableConfig()
                .setBlockCache(memory.blockCache())
                .setBlockSize(BLOCK_BYTES)
                .setCacheIndexAndFilterBlocks(true)
                .setPinL0FilterAndIndexBlocksInCache(true)
                .setChecksumType(ChecksumType.kXXH3)
                .setFormatVersion(TABLE_FORMAT);
    }

    DBOptions database() {
        return database;
    }

    ColumnFamilyOptions tip() {
        return tip;
    }

    ColumnFamilyOptions records() {
        return records;
    }

    ColumnFamilyOptions postings() {
        return postings;
    }

    WriteOptions write() {
        return write;
    }

    /** For reads of one key. */
    ReadOptions point() {
        return point;
    }

    /** For walks over keys of one prefix. */
    ReadOptions prefix() {
        return prefix;
    }

    @Override
    public void close() {
        prefix.close();
        point.close();
        write.close();
        postings.close();
        records.close();
        tip.close();
        database.close();
        prefixFilter.close();
    }
}
