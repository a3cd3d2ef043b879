package io.atlantis.benchmarks.eventstore;

import io.atlantis.eventstore.core.NodeIdentity;
import io.atlantis.eventstore.core.PartitionLog;
import io.atlantis.eventstore.core.PartitionLogSettings;
import io.atlantis.eventstore.core.PartitionedLog;
import io.atlantis.eventstore.index.IndexMemory;
import io.atlantis.eventstore.index.RocksEventIndex;
import io.atlantis.eventstore.kafka.KafkaLogTransport;
import io.atlantis.eventstore.kafka.PartitionLogPipeline;
import io.atlantis.kernel.id.IdGenerator;
import io.atlantis.kernel.time.Ticker;
import io.atlantis.kernel.topic.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The product's event log on a topic, with its index in RocksDB, owned and at work until closed. */
final class RunningLog implements AutoCloseable {

    static final PartitionLogSettings SETTINGS = PartitionLogSettings.defaults();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final ExecutorService completions = Executors.newVirtualThreadPerTaskExecutor();
    private final IndexMemory memory = new IndexMemory(Topics.DOMAIN_EVENTS.partitions());
    private final PartitionLog log;
    private final PartitionLogPipeline pipeline;

    RunningLog(String bootstrapServers, String topic, Path indexFolder) throws InterruptedException {
        Ticker ticker = Ticker.system();
        KafkaLogTransport transport = new KafkaLogTransport(bootstrapServers, topic, 0);
        log = new PartitionLog(
                0,
                1,
                SETTINGS,
                transport,
                RocksEventIndex.open(indexFolder, 0, memory),
                new NodeIdentity("bench", "", "bench"),
                IdGenerator.timeOrdered(Clock.systemUTC()),
                ticker,
                completions);
        pipeline = new PartitionLogPipeline(log, transport, TIMEOUT);
        pipeline.start();
        log.acquire();
        pipeline.awaitActive(TIMEOUT);
    }

    PartitionLog log() {
        return log;
    }

    /** The log as a whole, for it has one partition. */
    PartitionedLog partitioned() {
        return new PartitionedLog(List.of(log));
    }

    @Override
    public void close() {
        pipeline.close();
        log.index().close();
        memory.close();
        completions.close();
    }
}
