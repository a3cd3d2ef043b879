package io.atlantis.eventstore.kafka;

import io.atlantis.eventstore.core.LogTransport;
import io.atlantis.eventstore.core.NodeIdentity;
import io.atlantis.eventstore.core.PartitionLog;
import io.atlantis.eventstore.core.PartitionLogSettings;
import io.atlantis.eventstore.core.PartitionedLog;
import io.atlantis.eventstore.index.EventIndex;
import io.atlantis.eventstore.index.InMemoryEventIndex;
import io.atlantis.kernel.id.IdGenerator;
import io.atlantis.kernel.time.Ticker;
import io.atlantis.testkit.infra.TestKafka;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;

/** A log with its own thread on the test broker. */
public final class EmbeddedLog implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(30);

    private final PartitionLog log;
    private final PartitionLogPipeline pipeline;

    private EmbeddedLog(PartitionLog log, PartitionLogPipeline pipeline) {
        this.log = log;
        this.pipeline = pipeline;
    }

    /** An owner of partition 0 of a topic, active when this returns. */
    public static EmbeddedLog start(TestKafka kafka, String topic) throws InterruptedException {
        return start(kafka, topic, "node");
    }

    public static EmbeddedLog start(TestKafka kafka, String topic, String nodeId) throws InterruptedException {
        return start(kafka.bootstrapServers(), topic, nodeId);
    }

    static EmbeddedLog start(String bootstrapServers, String topic, String nodeId) throws InterruptedException {
        return start(new KafkaLogTransport(bootstrapServers, topic, 0), nodeId);
    }

    /** An owner of one partition of several. */
    static EmbeddedLog start(String bootstrapServers, String topic, int partition, int partitions)
            throws InterruptedException {
        KafkaLogTransport transport = new KafkaLogTransport(bootstrapServers, topic, partition);
        return owning(follow(transport, new InMemoryEventIndex(), "node", partition, partitions));
    }

    /** A log whose transport loses each n-th acknowledgement. */
    static EmbeddedLog startForgetful(TestKafka kafka, String topic, int every) throws InterruptedException {
        KafkaLogTransport transport = new KafkaLogTransport(kafka.bootstrapServers(), topic, 0);
        return start(new ForgetfulTransport(transport, every), "forgetful");
    }

    /** A log that follows its owner. */
    static EmbeddedLog follow(TestKafka kafka, String topic, String nodeId) {
        return follow(
                new KafkaLogTransport(kafka.bootstrapServers(), topic, 0), new InMemoryEventIndex(), nodeId, 0, 1);
    }

    /** The same, told that the topic has this many partitions. */
    static EmbeddedLog followWithPartitions(TestKafka kafka, String topic, int partitions) {
        return follow(
                new KafkaLogTransport(kafka.bootstrapServers(), topic, 0),
                new InMemoryEventIndex(),
                "node",
                0,
                partitions);
    }

    private static EmbeddedLog follow(
            LogTransport transport, EventIndex index, String nodeId, int partition, int partitions) {
        PartitionLog log = new PartitionLog(
                partition,
                partitions,
                PartitionLogSettings.defaults(),
                transport,
                index,
                new NodeIdentity(nodeId, "http://127.0.0.1:0", "test"),
                IdGenerator.timeOrdered(Clock.systemUTC()),
                Ticker.system(),
                Executors.newVirtualThreadPerTaskExecutor());
        PartitionLogPipeline pipeline = new PartitionLogPipeline(log, transport, Duration.ofSeconds(5));
        pipeline.start();
        return new EmbeddedLog(log, pipeline);
    }

    private static EmbeddedLog start(LogTransport transport, String nodeId) throws InterruptedException {
        return start(transport, new InMemoryEventIndex(), nodeId);
    }

    /** A log with an index of the caller's, who closes it after the log. */
    static EmbeddedLog start(LogTransport transport, EventIndex index, String nodeId) throws InterruptedException {
        return owning(follow(transport, index, nodeId, 0, 1));
    }

    private static EmbeddedLog owning(EmbeddedLog started) throws InterruptedException {
        started.log.acquire();
        started.pipeline.awaitActive(START_TIMEOUT);
        return started;
    }

    /** What ended its thread. */
    Optional<RuntimeException> defect() {
        return pipeline.defect();
    }

    public PartitionLog log() {
        return log;
    }

    /** The log as a whole, for it has one partition. */
    public PartitionedLog partitioned() {
        return new PartitionedLog(List.of(log));
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
