package io.atlantis.benchmarks.eventstore;

import io.atlantis.eventstore.core.NodeIdentity;
import io.atlantis.eventstore.core.PartitionLog;
import io.atlantis.eventstore.core.PartitionLogSettings;
import io.atlantis.eventstore.index.InMemoryEventIndex;
import io.atlantis.eventstore.kafka.KafkaLogTransport;
import io.atlantis.eventstore.kafka.PartitionLogPipeline;
import io.atlantis.kernel.id.IdGenerator;
import io.atlantis.kernel.time.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The product's event log on a topic, owned and at work until closed. */
final class RunningLog implements AutoCloseable {

    static final PartitionLogSettings SETTINGS = PartitionLogSettings.defaults();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final ExecutorService completions = Executors.newVirtualThreadPerTaskExecutor();
    private final PartitionLog log;
    private final PartitionLogPipeline pipeline;

    RunningLog(String bootstrapServers, String topic) throws InterruptedException {
        Ticker ticker = Ticker.system();
        KafkaLogTransport transport = new KafkaLogTransport(bootstrapServers, topic, 0);
        log = new PartitionLog(
                0,
                SETTINGS,
                transport,
                new InMemoryEventIndex(),
                new NodeIdentity("bench", "", "bench"),
                IdGenerator.timeOrdered(Clock.systemUTC()),
                ticker,
                completions);
        pipeline = new PartitionLogPipeline(log, transport, ticker, TIMEOUT);
        pipeline.start();
        pipeline.awaitActive(TIMEOUT);
    }

    PartitionLog log() {
        return log;
    }

    @Override
    public void close() {
        pipeline.close();
        completions.close();
    }
}
