package io.atlantis.query.views;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * Puts a candle into the partition of its symbol: the one that Kafka's default partitioner chooses for the symbol alone,
 * so that a symbol's candles have the partition number of its trades.
 */
public final class SymbolPartitioner implements StreamPartitioner<byte[], byte[]> {

    SymbolPartitioner() {}

    /**
     * The partition of a symbol in every topic that is keyed by symbol.
     *
     * @param symbol ASCII
     * @param numPartitions of the topic
     */
    public static int partitionOf(byte[] symbol, int numPartitions) {
        return BuiltInPartitioner.partitionForKey(symbol, numPartitions);
    }

    @Override
    public Optional<Set<Integer>> partitions(String topic, byte[] key, byte[] value, int numPartitions) {
        byte[] symbol = Arrays.copyOf(key, CandleKey.symbolLength(key));
        return Optional.of(Set.of(partitionOf(symbol, numPartitions)));
    }
}
