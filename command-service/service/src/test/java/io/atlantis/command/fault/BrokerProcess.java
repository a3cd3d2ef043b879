package io.atlantis.command.fault;

import static org.awaitility.Awaitility.await;

import io.atlantis.embedded.LoopbackPorts;
import io.atlantis.kernel.topic.Topic;
import io.atlantis.kernel.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The broker in a JVM of its own. Its ports stay the same over restarts, so that clients find it again. */
final class BrokerProcess implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int HEAP_MB = 256;

    private final Path folder;
    private final Path output;
    private final int port;
    private final int controllerPort;
    private final List<String> settings;
    private ChildJvm jvm;

    private BrokerProcess(Path folder, Path output, List<String> settings) {
        int[] ports = LoopbackPorts.find(2);
        this.folder = folder;
        this.output = output;
        this.port = ports[0];
        this.controllerPort = ports[1];
        this.settings = settings;
        this.jvm = launch();
    }

    /**
     * Starts a broker with the topics of the command service.
     *
     * @param folder of Kafka's log
     * @param output file for what it prints
     * @param settings {@code name=value} by Kafka's names
     */
    static BrokerProcess start(Path folder, Path output, List<String> settings) {
        BrokerProcess broker = new BrokerProcess(folder, output, settings);
        try {
            broker.awaitReady();
            broker.createTopics();
            return broker;
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    Path folder() {
        return folder;
    }

    boolean alive() {
        return jvm.alive();
    }

    /** {@code kill -9}. */
    void kill() {
        jvm.kill();
    }

    /** Starts it again on the same folder and ports, and waits until it answers. */
    void restart() {
        jvm.kill();
        jvm = launch();
        awaitReady();
    }

    private ChildJvm launch() {
        List<String> arguments = new ArrayList<>(List.of(
                folder.toString(),
                "listeners=PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "advertised.listeners=PLAINTEXT://127.0.0.1:" + port,
                "controller.quorum.voters=1@127.0.0.1:" + controllerPort));
        arguments.addAll(settings);
        return ChildJvm.start(BrokerMain.class, HEAP_MB, output, arguments);
    }

    private void awaitReady() {
        try (Admin admin = admin()) {
            await().atMost(LIMIT)
                    .failFast("the broker ended", jvm::requireAlive)
                    .ignoreExceptions()
                    .until(() -> admin.describeCluster()
                                    .nodes()
                                    .get(2, TimeUnit.SECONDS)
                                    .size()
                            == 1);
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers(), "reconnect.backoff.max.ms", 200));
    }

    private void createTopics() {
        try (Admin admin = admin()) {
            List<NewTopic> topics =
                    Topics.all().stream().map(BrokerProcess::newTopic).toList();
            admin.createTopics(topics).all().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("can't create topics: " + jvm.lastWords(), e);
        }
    }

    private static NewTopic newTopic(Topic topic) {
        return new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty()).configs(topic.config());
    }

    @Override
    public void close() {
        jvm.close();
    }
}
