package io.atlantis.query.views;

import static org.apache.kafka.streams.StreamsConfig.consumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.mainConsumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.producerPrefix;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.UsePartitionTimeOnInvalidTimestamp;

/** How Kafka Streams is set up for the candle view. */
final class CandleStreamsConfig {

    /** How soon the partitions of a dead instance go to another. */
    private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(6);

    /** How long a commit may take before the broker gives it up; a machine that is short of breath needs some. */
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(15);

    private static final int RECORDS_PER_POLL = 5_000;
    private static final int RECORDS_BUFFERED_PER_PARTITION = 5_000;

    private CandleStreamsConfig() {}

    static StreamsConfig of(CandleViewSettings settings, CandleViewCounters counters) {
        Map<String, Object> config = new HashMap<>();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, CandleView.APPLICATION_ID);
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        config.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toString());
        config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, guarantee(settings));
        config.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                settings.commitInterval().toMillis());
        config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SmallRocksDb.class);
        config.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);
        config.put(DeadLetterHandler.COUNTERS_CONFIG, counters);
        // No record waits for another partition: the result does not depend on how trades and bars interleave.
        config.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        config.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, UsePartitionTimeOnInvalidTimestamp.class);
        config.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, RECORDS_BUFFERED_PER_PARTITION);
        addClients(config, settings);
        return new StreamsConfig(config);
    }

    private static void addClients(Map<String, Object> config, CandleViewSettings settings) {
        config.put(mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), settings.instanceId());
        config.put(mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), (int) SESSION_TIMEOUT.toMillis());
        config.put(
                mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), (int) SESSION_TIMEOUT.toMillis() / 4);
        config.put(mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), RECORDS_PER_POLL);
        config.put(consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        config.put(producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        // A broker takes any first sequence number of a producer it does not know. So when the first of two batches in
        // flight
        // meets a leader that is not ready yet, the second may be taken and the first then is out of order for ever.
        config.put(producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), 1);
        if (settings.guarantee() == CandleViewSettings.Guarantee.EXACTLY_ONCE) {
            config.put(producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), (int) TRANSACTION_TIMEOUT.toMillis());
        }
    }

    private static String guarantee(CandleViewSettings settings) {
        return switch (settings.guarantee()) {
            case EXACTLY_ONCE -> StreamsConfig.EXACTLY_ONCE_V2;
            case AT_LEAST_ONCE -> StreamsConfig.AT_LEAST_ONCE;
        };
    }
}
