package io.atlantis.command.fault;

import static org.awaitility.Awaitility.await;

import io.atlantis.kernel.eventlog.WorkspacePartitions;
import io.atlantis.kernel.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;

/** A broker and instances of the command service, all on loopback. Closing kills whatever still runs. */
final class Cluster implements AutoCloseable {

    /** The partition of the workspace that all commands are of. */
    static final int PARTITION = new WorkspacePartitions(Topics.DOMAIN_EVENTS.partitions()).of("main");

    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private final Path folder;
    private final BrokerProcess broker;
    private final CommandCalls calls = new CommandCalls(Duration.ofSeconds(4));
    private final List<ServiceProcess> services = new CopyOnWriteArrayList<>();
    private int launched;

    private Cluster(Path folder, BrokerProcess broker) {
        this.folder = folder;
        this.broker = broker;
    }

    /** A broker with its log in {@code folder/kafka}, and no instance yet. */
    static Cluster start(Path folder) {
        return start(folder, folder.resolve("kafka"), List.of());
    }

    static Cluster start(Path folder, Path kafkaFolder, List<String> brokerSettings) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Cluster(folder, BrokerProcess.start(kafkaFolder, folder.resolve("broker.log"), brokerSettings));
    }

    BrokerProcess broker() {
        return broker;
    }

    CommandCalls calls() {
        return calls;
    }

    /** Launches an instance and waits until it is up. */
    ServiceProcess add() {
        ServiceProcess service = launch();
        awaitUp(service);
        return service;
    }

    /** Launches instances together and waits until all are up. */
    void addAll(int count) {
        List<ServiceProcess> launching = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            launching.add(launch());
        }
        launching.forEach(this::awaitUp);
    }

    private void awaitUp(ServiceProcess service) {
        await().atMost(START_LIMIT)
                .pollInterval(Duration.ofMillis(100))
                .failFast("an instance ended", service.jvm()::requireAlive)
                .until(() -> calls.healthy(service.url()));
    }

    /** Launches an instance that clients may try from now on. */
    ServiceProcess launch() {
        return launch(folder.resolve("data-" + (launched + 1)));
    }

    /** Launches an instance on the data of one that was killed, and waits until it is up. */
    ServiceProcess addOn(Path data) {
        ServiceProcess service = launch(data);
        awaitUp(service);
        return service;
    }

    private ServiceProcess launch(Path data) {
        launched++;
        ServiceProcess service = ServiceProcess.launch(
                broker.bootstrapServers(),
                data,
                folder.resolve("instance-" + launched + ".log"),
                List.of(
                        "--atlantis.event-store.session-timeout=" + SESSION.toMillis() + "ms",
                        "--atlantis.privacy.key-file=" + folder.resolve("privacy-master.key")));
        services.add(service);
        return service;
    }

    /** How long a silent owner stays owner. */
    static final Duration SESSION = Duration.ofMillis(1_000);

    /** {@code kill -9} of an instance. */
    void kill(ServiceProcess service) {
        services.remove(service);
        service.jvm().kill();
    }

    /** One of the instances, up or not; empty while there is none. */
    Optional<ServiceProcess> any(RandomGenerator random) {
        Object[] now = services.toArray();
        return now.length == 0 ? Optional.empty() : Optional.of((ServiceProcess) now[random.nextInt(now.length)]);
    }

    Optional<ServiceProcess> at(URI url) {
        return services.stream().filter(service -> service.url().equals(url)).findFirst();
    }

    List<ServiceProcess> services() {
        return List.copyOf(services);
    }

    @Override
    public void close() {
        services.forEach(ServiceProcess::close);
        broker.close();
    }
}
