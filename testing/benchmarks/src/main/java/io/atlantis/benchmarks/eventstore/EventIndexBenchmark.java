package io.atlantis.benchmarks.eventstore;

import io.atlantis.benchmarks.Measurement;
import io.atlantis.benchmarks.PlatformBenchmark;
import io.atlantis.embedded.EmbeddedKafka;
import io.atlantis.eventstore.core.NodeIdentity;
import io.atlantis.eventstore.core.PartitionLog;
import io.atlantis.eventstore.core.PartitionLogSettings;
import io.atlantis.eventstore.index.EventIndex;
import io.atlantis.eventstore.index.IndexMemory;
import io.atlantis.eventstore.index.RocksEventIndex;
import io.atlantis.eventstore.kafka.KafkaLogTransport;
import io.atlantis.eventstore.kafka.PartitionLogPipeline;
import io.atlantis.kernel.eventlog.verify.ChainVerifier;
import io.atlantis.kernel.id.IdGenerator;
import io.atlantis.kernel.time.Ticker;
import io.atlantis.kernel.topic.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** How long a start takes: with no index, with one that reaches up to the end; and what looking something up costs then. */
public final class EventIndexBenchmark implements PlatformBenchmark {

    private static final String TOPIC = "bench.index";
    private static final int EVENTS = 1_000_000;
    private static final int ENTITIES = 20_000;
    private static final int WARM_UP_EVENTS = 200_000;
    private static final int REBUILDS = 3;
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;

    private final Ticker ticker = Ticker.system();

    @Override
    public String name() {
        return "event-index";
    }

    @Override
    public String description() {
        return "start of a partition's owner over " + EVENTS
                + " events of about 0.9 kB, broker in the same process, beside reading and verifying alone";
    }

    @Override
    public List<Measurement> run(Path scratch) throws Exception {
        List<Measurement> figures = new ArrayList<>();
        try (EmbeddedKafka kafka = EmbeddedKafka.start(scratch.resolve("kafka"));
                IndexMemory memory = new IndexMemory(Topics.DOMAIN_EVENTS.partitions())) {
            String bootstrapServers = kafka.bootstrapServers();
            createTopic(bootstrapServers);
            SampleLog log = new SampleLog(bootstrapServers, TOPIC, ENTITIES);
            log.write(WARM_UP_EVENTS);
            verify(bootstrapServers);
            start(bootstrapServers, scratch.resolve("warm-up"), memory, Optional.empty());
            log.write(EVENTS - WARM_UP_EVENTS);
            figures.add(verify(bootstrapServers));
            for (int i = 0; i < REBUILDS; i++) {
                Start rebuild = start(bootstrapServers, scratch.resolve("index-" + i), memory, Optional.empty());
                String name = "rebuild " + (i + 1);
                figures.add(new Measurement(
                        name, EVENTS / rebuild.ownedAfterS(), "events/s", "open, read, verify, index, own: it serves"));
                figures.add(new Measurement(
                        name, EVENTS / rebuild.closedAfterS(), "events/s", "the same, and all of it written out"));
            }
            Start again = start(bootstrapServers, scratch.resolve("index-0"), memory, Optional.of(figures));
            figures.add(new Measurement("start with an index", again.ownedAfterS(), "s", "open, check, own"));
        }
        return figures;
    }

    private static void createTopic(String bootstrapServers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1)))
                    .all()
                    .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private Measurement verify(String bootstrapServers) {
        long startNs = ticker.nanoTime();
        long events = ChainVerifier.verifyTopic(bootstrapServers, TOPIC)
                .partitions()
                .getFirst()
                .events();
        double seconds = (ticker.nanoTime() - startNs) / NANOS_PER_SECOND;
        return new Measurement("fold and verify alone", events / seconds, "events/s", "no index");
    }

    /**
     * A start of a partition's owner.
     *
     * @param ownedAfterS seconds until it takes appends
     * @param closedAfterS seconds until its index is closed
     */
    private record Start(double ownedAfterS, double closedAfterS) {}

    private Start start(String bootstrapServers, Path folder, IndexMemory memory, Optional<List<Measurement>> lookups)
            throws Exception {
        long startNs = ticker.nanoTime();
        double ownedAfter;
        RocksEventIndex index = RocksEventIndex.open(folder, 0, memory);
        KafkaLogTransport transport = new KafkaLogTransport(bootstrapServers, TOPIC, 0);
        try (index;
                ExecutorService completions = Executors.newVirtualThreadPerTaskExecutor()) {
            PartitionLog log = new PartitionLog(
                    0,
                    1,
                    PartitionLogSettings.defaults(),
                    transport,
                    index,
                    new NodeIdentity("bench", "", "bench"),
                    IdGenerator.timeOrdered(Clock.systemUTC()),
                    ticker,
                    completions);
            try (PartitionLogPipeline pipeline = new PartitionLogPipeline(log, transport, TIMEOUT)) {
                pipeline.start();
                log.acquire();
                pipeline.awaitActive(TIMEOUT);
                ownedAfter = (ticker.nanoTime() - startNs) / NANOS_PER_SECOND;
                lookups.ifPresent(figures -> figures.addAll(lookUp(index)));
            }
        }
        double closedAfter = (ticker.nanoTime() - startNs) / NANOS_PER_SECOND;
        return new Start(ownedAfter, closedAfter);
    }

    private List<Measurement> lookUp(EventIndex index) {
        RandomGenerator random = new SplittableRandom(1);
        SampleEvents events = new SampleEvents();
        long end = index.nextSequence();
        return List.of(
                timed("unknown command", i -> index.ofCommand("unknown-" + i)),
                timed("known command", _ -> index.ofCommand("command-" + (1 + random.nextInt(EVENTS)))),
                timed(
                        "condition, tag not remembered",
                        i -> index.find(events.unchanged(i % ENTITIES, 0).filter(), end - 1, end)
                                .hasNext()),
                timed(
                        "condition, tag remembered",
                        i -> index.find(events.unchanged(i % ENTITIES, 0).filter(), end - 1, end)
                                .hasNext()),
                timed("event by sequence", _ -> index.event(random.nextLong(end))));
    }

    private interface Lookup {
        Object run(int number);
    }

    private Measurement timed(String name, Lookup lookup) {
        int count = ENTITIES;
        long startNs = ticker.nanoTime();
        for (int i = 0; i < count; i++) {
            if (lookup.run(i) == null) {
                throw new IllegalStateException("no answer");
            }
        }
        return new Measurement(
                name, (ticker.nanoTime() - startNs) / NANOS_PER_MICRO / count, "us", "one thread, after the start");
    }
}
