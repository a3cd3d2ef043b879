package io.atlantis.benchmarks.eventstore;

import io.atlantis.benchmarks.Measurement;
import io.atlantis.benchmarks.PlatformBenchmark;
import io.atlantis.embedded.EmbeddedKafka;
import io.atlantis.eventstore.core.CommitReceipt;
import io.atlantis.eventstore.core.NodeIdentity;
import io.atlantis.eventstore.core.PartitionLog;
import io.atlantis.eventstore.core.PartitionLogSettings;
import io.atlantis.eventstore.index.InMemoryEventIndex;
import io.atlantis.eventstore.kafka.KafkaLogTransport;
import io.atlantis.eventstore.kafka.PartitionLogPipeline;
import io.atlantis.kernel.eventlog.LogRecord;
import io.atlantis.kernel.eventlog.verify.ChainVerifier;
import io.atlantis.kernel.id.IdGenerator;
import io.atlantis.kernel.time.Ticker;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Conditional appends, checked, chained and folded, beside unconditional produces of the same bytes to the same broker. */
public final class EventStoreBenchmark implements PlatformBenchmark {

    private static final String STORE = "bench.events";
    private static final String RAW = "bench.raw";
    private static final int[] CLIENTS = {1, 64, 512};
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final double NANOS_PER_SECOND = 1e9;

    private final Ticker ticker = Ticker.system();
    private final SampleEvents events = new SampleEvents();
    private final ClosedLoop loop = new ClosedLoop(ticker, Duration.ofSeconds(3), Duration.ofSeconds(5));

    @Override
    public String name() {
        return "event-store";
    }

    @Override
    public String description() {
        return "conditional appends of 1 event (about 0.9 kB) by one owner, beside acks=all produces of the same bytes";
    }

    @Override
    public List<Measurement> run(Path scratch) throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(scratch.resolve("kafka"))) {
            createTopics(kafka.bootstrapServers());
            List<Measurement> figures = new ArrayList<>(rawProduces(kafka.bootstrapServers()));
            figures.addAll(appends(kafka.bootstrapServers()));
            figures.add(verification(kafka.bootstrapServers()));
            return figures;
        }
    }

    private static void createTopics(String bootstrapServers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(STORE, 1, (short) 1), new NewTopic(RAW, 1, (short) 1)))
                    .all()
                    .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private List<Measurement> rawProduces(String bootstrapServers) throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 0, "batch.size", 512 * 1024);
        List<Measurement> figures = new ArrayList<>();
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int clients : CLIENTS) {
                figures.addAll(loop.measure("raw produce", clients, client -> produce(producer, client)));
            }
        }
        return figures;
    }

    private void produce(Producer<byte[], byte[]> producer, int client) throws Exception {
        LogRecord record = events.rawRecord(client);
        producer.send(new ProducerRecord<>(RAW, 0, record.key(), record.value(), record.headers()))
                .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    }

    private List<Measurement> appends(String bootstrapServers) throws Exception {
        List<Measurement> figures = new ArrayList<>();
        KafkaLogTransport transport = new KafkaLogTransport(bootstrapServers, STORE, 0);
        try (ExecutorService completions = Executors.newVirtualThreadPerTaskExecutor()) {
            PartitionLog log = new PartitionLog(
                    0,
                    1,
                    PartitionLogSettings.defaults(),
                    transport,
                    new InMemoryEventIndex(),
                    new NodeIdentity("bench", "", "bench"),
                    IdGenerator.timeOrdered(Clock.systemUTC()),
                    ticker,
                    completions);
            try (PartitionLogPipeline pipeline = new PartitionLogPipeline(log, transport, TIMEOUT)) {
                pipeline.start();
                log.acquire();
                pipeline.awaitActive(TIMEOUT);
                Map<Integer, Long> seen = new ConcurrentHashMap<>();
                for (int clients : CLIENTS) {
                    figures.addAll(loop.measure("append", clients, client -> append(log, client, seen)));
                }
            }
        }
        return figures;
    }

    private void append(PartitionLog log, int client, Map<Integer, Long> seen) throws Exception {
        long fromSequence = seen.getOrDefault(client, 0L);
        CommitReceipt receipt = log.append(events.unchanged(client, fromSequence), List.of(events.next(client)))
                .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        seen.put(client, receipt.lastSequence() + 1);
    }

    private Measurement verification(String bootstrapServers) {
        long startNs = ticker.nanoTime();
        long verified = ChainVerifier.verifyTopic(bootstrapServers, STORE)
                .partitions()
                .getFirst()
                .events();
        double seconds = (ticker.nanoTime() - startNs) / NANOS_PER_SECOND;
        return new Measurement(
                "fold and verify", verified / seconds, "events/s", "all " + verified + " appended events, live");
    }
}
