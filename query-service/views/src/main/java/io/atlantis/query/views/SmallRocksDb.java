package io.atlantis.query.views;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;

/**
 * Keeps each task's RocksDB small: what is hot is in the cells' own cache, and eight tasks with Streams' defaults would
 * take more memory than the rest of the platform.
 */
public final class SmallRocksDb implements RocksDBConfigSetter {

    private static final long BLOCK_CACHE_BYTES = 4L << 20;
    private static final long WRITE_BUFFER_BYTES = 4L << 20;
    private static final int WRITE_BUFFERS = 2;
    private static final double BLOOM_BITS_PER_KEY = 10;

    private @Nullable LRUCache cache;
    private @Nullable BloomFilter filter;

    /** For Kafka Streams, which makes the setter by its class name. */
    public SmallRocksDb() {}

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        LRUCache blocks = new LRUCache(BLOCK_CACHE_BYTES);
        BloomFilter bloom = new BloomFilter(BLOOM_BITS_PER_KEY, false);
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(blocks);
        table.setFilterPolicy(bloom);
        table.setCacheIndexAndFilterBlocks(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferSize(WRITE_BUFFER_BYTES);
        options.setMaxWriteBufferNumber(WRITE_BUFFERS);
        options.setCompressionType(CompressionType.LZ4_COMPRESSION);
        cache = blocks;
        filter = bloom;
    }

    @Override
    public void close(String storeName, Options options) {
        if (cache != null) {
            cache.close();
        }
        if (filter != null) {
            filter.close();
        }
    }
}
