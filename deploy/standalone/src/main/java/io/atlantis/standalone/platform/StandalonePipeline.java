package io.atlantis.standalone.platform;

import io.atlantis.embedded.EmbeddedKafka;
import io.atlantis.embedded.PostgresServer;
import io.atlantis.embedded.RedisServer;
import io.atlantis.kernel.time.Ticker;
import io.atlantis.simulator.MarketSimulator;
import io.atlantis.simulator.SimulatorSettings;
import io.atlantis.standalone.data.DataDirectory;
import io.atlantis.standalone.data.Endpoints;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The platform in one JVM, in the order of its start: servers, topics, market, services, and ready when all of them say so. It stops in
 * the reverse order, so that the edge takes no more requests before anything behind it goes. Used by one thread; a signal or a broker
 * that gives up may end it from another.
 */
final class StandalonePipeline {

    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Duration STOP_WITHOUT_BROKER = Duration.ofSeconds(3);
    private static final int BROKER_LOST = 2;

    private final DataDirectory data;
    private final RunSettings settings;
    private final Progress progress;
    private final ExecutorService threads;
    private final StartedParts parts;
    private final CountDownLatch brokerLost = new CountDownLatch(1);

    StandalonePipeline(DataDirectory data, RunSettings settings, Progress progress) {
        this.data = data;
        this.settings = settings;
        this.progress = progress;
        this.threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().daemon(true).name("standalone-", 0).factory());
        this.parts = new StartedParts(threads);
    }

    /** Starts everything; returns when the edge answers. */
    void start() throws Exception {
        progress.say("Atlantis is starting, data in " + data.path());
        Servers servers = startServers();
        progress.step(
                "topics", () -> TopicCreation.createMissing(servers.kafka().bootstrapServers()));
        Market market = settings.simulator() ? startSimulator() : new Market.Silent();
        List<Service> services = new ServicePlan(settings, data.path(), servers, market).services();
        startTogether(services);
        awaitReady(services);
        endpoints(servers, services).write(data.path());
    }

    private Servers startServers() throws Exception {
        var kafka = startAside(Part.KAFKA, () -> EmbeddedKafka.start(data.of("kafka"), Map.of(), this::onBrokerLost));
        var postgres = startAside(Part.POSTGRES, () -> PostgresServer.start(data.of("postgres")));
        var redis = startAside(Part.REDIS, () -> RedisServer.start(data.of("redis")));
        return new Servers(started(kafka), started(postgres), started(redis));
    }

    private Market startSimulator() throws Exception {
        SimulatorSettings simulator = SimulatorSettings.defaults(Market.SIMULATOR_KEY);
        var server = startAside(Part.SIMULATOR, () -> MarketSimulator.start(simulator, Clock.systemUTC()));
        return new Market.Simulated(started(server));
    }

    private void startTogether(List<Service> services) throws Exception {
        List<Future<?>> contexts = new ArrayList<>();
        for (Service service : services) {
            contexts.add(startAside(service.part(), service::start));
        }
        for (Future<?> context : contexts) {
            started(context);
        }
    }

    private void awaitReady(List<Service> services) throws Exception {
        List<URI> doors =
                new ArrayList<>(services.stream().map(Service::healthUrl).toList());
        doors.add(settings.edge().resolve("/api/v1/symbols?limit=1"));
        try (HttpClient http = HttpClient.newHttpClient()) {
            new Readiness(http, Ticker.system()).await(doors);
        }
    }

    private Endpoints endpoints(Servers servers, List<Service> services) {
        SortedMap<String, URI> urls = new TreeMap<>();
        services.forEach(service -> urls.put(service.part().label(), service.url()));
        return new Endpoints(settings.edge(), servers.kafka().bootstrapServers(), urls);
    }

    private <T extends AutoCloseable> Future<T> startAside(Part part, Callable<T> start) {
        return threads.submit(() -> progress.step(part.label(), () -> parts.add(part, start.call())));
    }

    private static <T> T started(Future<T> part) throws Exception {
        try {
            return part.get(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** Has everything stopped in order when the JVM is told to end: SIGTERM, SIGINT or System.exit. */
    void stopOnShutdown() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "standalone-stop"));
    }

    private void stop() {
        progress.say("Atlantis is stopping");
        // Without a broker nobody can finish in order: there is nothing to wait for.
        parts.stopAll(brokerLost.getCount() == 0 ? STOP_WITHOUT_BROKER : START_LIMIT);
        data.close();
        progress.say("Atlantis has stopped");
    }

    /** Returns only when the platform can't go on; its exit code. A signal ends the JVM meanwhile. */
    int awaitEnd() throws InterruptedException {
        boolean over = false;
        while (!over) {
            over = brokerLost.await(1, TimeUnit.HOURS);
        }
        return BROKER_LOST;
    }

    private synchronized void onBrokerLost(String reason) {
        if (brokerLost.getCount() == 0) {
            return;
        }
        progress.complain(
                data.isFull()
                        ? "The disk of the data folder " + data.path()
                                + " is full: free some space and start again; what was acknowledged is kept."
                        : "Kafka gave up (" + reason + "), more in "
                                + data.of("logs").resolve("atlantis.log"));
        brokerLost.countDown();
    }
}
