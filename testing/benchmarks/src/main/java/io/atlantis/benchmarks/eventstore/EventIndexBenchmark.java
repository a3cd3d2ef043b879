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
import java.nio.file.Files;
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

    private static final String TOPIC = "bench.index.";
    private static final int EVENTS = 1_000_000;
    private static final int ENTITIES = 20_000;
    private static final int WARM_UP_EVENTS = 200_000;
    private static final int REBUILDS = 3;
    private static final List<Size> SIZES = List.of(new Size("strategy edits", 400), new Size("short events", 10));
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;

    private final Ticker ticker = Ticker.system();

    /**
     * Events of a log.
     *
     * @param sourceLength characters of the source that each carries
     */
    private record Size(String name, int sourceLength) {}

    @Override
    public String name() {
        return "event-index";
    }

    @Override
    public String description() {
        return "start of a partition's owner over " + EVENTS
                + " events, broker in the same process, beside reading and verifying alone";
    }

    @Override
    public List<Measurement> run(Path scratch) throws Exception {
        List<Measurement> figures = new ArrayList<>();
        try (EmbeddedKafka kafka = EmbeddedKafka.start(scratch.resolve("kafka"));
                IndexMemory memory = new IndexMemory(Topics.DOMAIN_EVENTS.partitions())) {
            for (int i = 0; i < SIZES.size(); i++) {
                Path folder = Files.createDirectory(scratch.resolve("indexes-" + i));
                figures.addAll(measure(SIZES.get(i), kafka.bootstrapServers(), TOPIC + i, folder, memory));
            }
        }
        return figures;
    }

    private List<Measurement> measure(Size size, String bootstrapServers, String topic, Path folder, IndexMemory memory)
            throws Exception {
        createTopic(bootstrapServers, topic);
        SampleEvents events = new SampleEvents(size.sourceLength());
        String each = size.name() + " of " + SampleLog.lengthBytes(events) + " bytes";
        SampleLog log = new SampleLog(bootstrapServers, topic, ENTITIES, events);
        log.write(WARM_UP_EVENTS);
        verify(bootstrapServers, topic, each);
        start(bootstrapServers, topic, folder.resolve("warm-up"), memory, Optional.empty());
        log.write(EVENTS - WARM_UP_EVENTS);
        List<Measurement> figures = new ArrayList<>();
        figures.add(verify(bootstrapServers, topic, each));
        for (int i = 0; i < REBUILDS; i++) {
            Start rebuild = start(bootstrapServers, topic, folder.resolve("index-" + i), memory, Optional.empty());
            String name = "rebuild " + (i + 1);
            figures.add(new Measurement(
                    name, EVENTS / rebuild.ownedAfterS(), "events/s", "open, read, verify, index, own: it serves"));
            figures.add(new Measurement(
                    name, EVENTS / rebuild.closedAfterS(), "events/s", "the same, and all of it written out"));
        }
        Start again = start(bootstrapServers, topic, folder.resolve("index-0"), memory, Optional.of(figures));
        figures.add(new Measurement("start with an index", again.ownedAfterS(), "s", "open, check, own"));
        return figures;
    }

    private static void createTopic(String bootstrapServers, String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
                    .all()
                    .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private Measurement verify(String bootstrapServers, String topic, String each) {
        long startNs = ticker.nanoTime();
        long events = ChainVerifier.verifyTopic(bootstrapServers, topic)
                .partitions()
                .getFirst()
                .events();
        double seconds = (ticker.nanoTime() - startNs) / NANOS_PER_SECOND;
        return new Measurement("fold and verify alone", events / seconds, "events/s", each);
    }

    /**
     * A start of a partition's owner.
     *
     * @param ownedAfterS seconds until it takes appends
     * @param closedAfterS seconds until its index is closed
     */
    private record Start(double ownedAfterS, double closedAfterS) {}

    private Start start(
            String bootstrapServers, String topic, Path folder, IndexMemory memory, Optional<List<Measurement>> lookups)
            throws Exception {
        long startNs = ticker.nanoTime();
        double ownedAfter;
        RocksEventIndex index = RocksEventIndex.open(folder, 0, memory);
        KafkaLogTransport transport = new KafkaLogTransport(bootstrapServers, topic, 0);
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
        IdGenerator ids = IdGenerator.seeded(Clock.systemUTC(), random);
        long end = index.nextSequence();
        List<String> commands = new ArrayList<>();
        for (int i = 0; i < ENTITIES; i++) {
            commands.add(SampleEvents.commandId(index.event(random.nextLong(end))));
        }
        return List.of(
                timed("unknown command", _ -> index.ofCommand(ids.next().toString())),
                timed("known command", i -> index.ofCommand(commands.get(i))),
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
