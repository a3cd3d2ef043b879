package io.atlantis.benchmarks.eventstore;

import io.atlantis.benchmarks.Measurement;
import io.atlantis.benchmarks.PlatformBenchmark;
import io.atlantis.embedded.EmbeddedKafka;
import io.atlantis.embedded.PostgresServer;
import io.atlantis.eventstore.axon.AxonKafkaEventStorageEngine;
import io.atlantis.kernel.eventlog.verify.ChainVerifier;
import io.atlantis.kernel.time.Ticker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;

/**
 * Conditional appends beside what else could be done with the same events: produce them without a condition, each client by itself and
 * in group commits as the owner's (the limit), keep them
 * in Axon's memory (no durability), insert them into a Postgres table (what one would use without this store).
 *
 * <p>Every load begins empty, on a topic or table of its own, with its own warm-up. A first round warms everything up and is not
 * counted; in each further one the contenders go one step on in the order, so that none always follows the same other. The broker
 * writes to the page cache, as a single replica does; Postgres is shown with a commit that waits for the disk, as the product runs
 * it, and with one that doesn't. Axon's in-memory engine keeps every stream that was ever sourced and walks all of them at each
 * commit, so that sourcing makes it slower with each command; therefore it is shown without sourcing too.
 */
public final class EventStoreBenchmark implements PlatformBenchmark {

    private static final String RAW = "raw produce";
    private static final String GROUPED = "raw produce in group commits";
    private static final String PREPARED = "one thread's groups of records made before";
    private static final String STORE = "append";
    private static final String ENGINE = "append through Axon's SPI";
    private static final String MEMORY = "Axon's in-memory engine";
    private static final String MEMORY_APPENDS = "Axon's in-memory engine, not sourcing";
    private static final String TABLE = "Postgres table";
    private static final String LOOSE_TABLE = "Postgres table, asynchronous commit";
    private static final int[] CLIENTS = {1, 64, 512};
    private static final int MOST = 512;
    private static final int ROUNDS = 3;
    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private static final Duration MEASURED = Duration.ofSeconds(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final double NANOS_PER_SECOND = 1e9;

    private final Ticker ticker = Ticker.system();
    private final SampleEvents events = new SampleEvents();
    private final ClosedLoop loop = new ClosedLoop(ticker, WARM_UP, MEASURED);
    private final List<Double> groupSizes = new ArrayList<>();
    private final List<Double> unboundSizes = new ArrayList<>();

    @Override
    public String name() {
        return "event-store";
    }

    @Override
    public String description() {
        return "conditional appends of 1 event (about 0.9 kB) by one owner, beside raw produces, Axon in memory and"
                + " Postgres";
    }

    @Override
    public List<Measurement> run(Path scratch) throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(scratch.resolve("kafka"));
                PostgresServer postgres = PostgresServer.start(scratch.resolve("postgres"))) {
            String broker = kafka.bootstrapServers();
            List<Contender> contenders =
                    contenders(broker, postgres.dataSource("postgres"), scratch.resolve("indexes"));
            Standings standings = new Standings();
            round(0, contenders, broker, new Standings());
            groupSizes.clear();
            unboundSizes.clear();
            for (int round = 1; round <= ROUNDS; round++) {
                round(round, contenders, broker, standings);
            }
            List<Measurement> figures = new ArrayList<>(figures(contenders, standings));
            figures.addAll(new AppendCost(ticker, events).measure());
            figures.add(verification(broker, place(STORE, ROUNDS, MOST)));
            return figures;
        }
    }

    private List<Contender> contenders(String broker, DataSource database, Path indexes) {
        return List.of(
                new Contender(RAW, topic -> new RawProduces(broker, created(broker, topic), events)),
                new Contender(
                        GROUPED,
                        topic -> new GroupedProduces(new RawProduces(broker, created(broker, topic), events), events)),
                new Contender(
                        STORE,
                        topic -> new LogAppends(
                                new RunningLog(broker, created(broker, topic), indexes.resolve(topic)), events)),
                new Contender(
                        ENGINE,
                        topic -> onKafka(new RunningLog(broker, created(broker, topic), indexes.resolve(topic)))),
                new Contender(MEMORY, _ -> inMemory(true)),
                new Contender(MEMORY_APPENDS, _ -> inMemory(false)),
                new Contender(TABLE, table -> new TableAppends(database, table, true, events)),
                new Contender(LOOSE_TABLE, table -> new TableAppends(database, table, false, events)));
    }

    private Appender onKafka(RunningLog running) {
        return new EngineAppends(
                new AxonKafkaEventStorageEngine(running.partitioned(), SampleEvents::payload), true, running, events);
    }

    private Appender inMemory(boolean sources) {
        return new EngineAppends(new InMemoryEventStorageEngine(), sources, () -> {}, events);
    }

    private void round(int round, List<Contender> contenders, String broker, Standings standings) throws Exception {
        List<Contender> order = new ArrayList<>(contenders);
        Collections.rotate(order, round);
        for (int clients : CLIENTS) {
            for (Contender contender : order) {
                String place = place(contender.name(), round, clients);
                try (Appender appender = contender.opening().open(place)) {
                    standings.add(contender.name(), clients, loop.load(clients, appender::append));
                    if (clients == MOST) {
                        noteSizes(appender, standings, broker, round);
                    }
                }
            }
        }
    }

    private void noteSizes(Appender appender, Standings standings, String broker, int round) throws Exception {
        if (appender instanceof LogAppends appends) {
            standings.add(PREPARED, MOST, inGroups(appends.eventsPerGroup(), broker, round));
        } else if (appender instanceof GroupedProduces grouped) {
            unboundSizes.add(grouped.recordsPerGroup());
        }
    }

    /** The raw producer in groups as large as the owner's in the load just measured, as many under way. */
    private Load inGroups(int groupSize, String broker, int round) throws Exception {
        groupSizes.add((double) groupSize);
        String topic = created(broker, place(PREPARED, round, MOST));
        try (RawProduces raw = new RawProduces(broker, topic, events)) {
            int groups = RunningLog.SETTINGS.maxGroupsUnderWay();
            return new Load(raw.inGroups(groupSize, groups, WARM_UP, MEASURED, ticker), Double.NaN, Double.NaN);
        }
    }

    private static String place(String contender, int round, int clients) {
        return "bench_" + contender.replaceAll("\\W", "_").toLowerCase(Locale.ROOT) + "_" + round + "_" + clients;
    }

    private static String created(String broker, String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
                    .all()
                    .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        }
        return topic;
    }

    private List<Measurement> figures(List<Contender> contenders, Standings standings) {
        String how = "median of " + ROUNDS + " rounds, each " + loop.how();
        List<Measurement> figures = new ArrayList<>();
        for (Contender contender : contenders) {
            for (int clients : CLIENTS) {
                figures.addAll(standings.figures(contender.name(), clients, how));
            }
        }
        figures.add(new Measurement(
                GROUPED + ", 512 clients", median(unboundSizes), "records/group", "median of the rounds"));
        figures.add(
                new Measurement(STORE + ", 512 clients", median(groupSizes), "events/group", "median of the rounds"));
        figures.add(new Measurement(
                PREPARED,
                standings.median(PREPARED, MOST, Load::perSecond),
                "per second",
                "nobody waits for a record, and none is made: what the broker takes at most"));
        figures.addAll(ratios(standings));
        return figures;
    }

    private static double median(List<Double> sizes) {
        return Standings.median(sizes.stream().mapToDouble(size -> size).toArray());
    }

    private static List<Measurement> ratios(Standings standings) {
        return List.of(
                ratio(standings, GROUPED, MOST, "commits of the same size; 0.5 or more is wanted"),
                ratio(standings, RAW, MOST, "every client by itself; 0.5 or more is wanted"),
                ratio(standings, PREPARED, MOST, "no clients: what the broker takes at most"),
                ratio(standings, TABLE, MOST, "5 or more is wanted"),
                ratio(standings, LOOSE_TABLE, MOST, "neither waits for the disk"),
                ratio(standings, MEMORY_APPENDS, MOST, "which keeps nothing when the process ends"),
                new Measurement(
                        ENGINE + " / " + MEMORY + ", 512 clients",
                        standings.ratio(ENGINE, MEMORY, MOST, Load::perSecond),
                        "of the rate",
                        "the same calls, durable and not"),
                new Measurement(
                        STORE + " / " + RAW + ", 1 client",
                        standings.ratio(STORE, RAW, 1, Load::p50Us),
                        "of the p50",
                        "2.5 or less is wanted"));
    }

    private static Measurement ratio(Standings standings, String peer, int clients, String how) {
        return new Measurement(
                STORE + " / " + peer + ", " + clients + " clients",
                standings.ratio(STORE, peer, clients, Load::perSecond),
                "of the rate",
                how);
    }

    private Measurement verification(String broker, String topic) {
        long startNs = ticker.nanoTime();
        long verified =
                ChainVerifier.verifyTopic(broker, topic).partitions().getFirst().events();
        double seconds = (ticker.nanoTime() - startNs) / NANOS_PER_SECOND;
        return new Measurement(
                "fold and verify", verified / seconds, "events/s", "all " + verified + " appended events, live");
    }
}
