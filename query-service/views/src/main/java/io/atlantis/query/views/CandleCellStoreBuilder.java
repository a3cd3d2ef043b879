package io.atlantis.query.views;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Makes a {@link CandleCellStore} per task over RocksDB, with a compacted changelog. */
final class CandleCellStoreBuilder implements StoreBuilder<CandleCellStore> {

    private final StoreBuilder<KeyValueStore<Bytes, byte[]>> persistent = Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(CandleCellStore.NAME), Serdes.Bytes(), Serdes.ByteArray())
            .withCachingDisabled()
            .withLoggingEnabled(Map.of(TopicConfig.COMPRESSION_TYPE_CONFIG, "producer"));

    @Override
    public CandleCellStore build() {
        return new CandleCellStore(persistent.build());
    }

    @Override
    public Map<String, String> logConfig() {
        return new HashMap<>(persistent.logConfig());
    }

    @Override
    public boolean loggingEnabled() {
        return persistent.loggingEnabled();
    }

    @Override
    public String name() {
        return persistent.name();
    }

    /** The store is a cache itself. */
    @Override
    public StoreBuilder<CandleCellStore> withCachingEnabled() {
        return this;
    }

    @Override
    public StoreBuilder<CandleCellStore> withCachingDisabled() {
        throw new UnsupportedOperationException("candle cells are always written back at the commit");
    }

    @Override
    public StoreBuilder<CandleCellStore> withLoggingEnabled(Map<String, String> config) {
        persistent.withLoggingEnabled(config);
        return this;
    }

    @Override
    public StoreBuilder<CandleCellStore> withLoggingDisabled() {
        throw new UnsupportedOperationException("candle cells must be recoverable from their changelog");
    }
}
