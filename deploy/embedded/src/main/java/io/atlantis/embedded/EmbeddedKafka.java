package io.atlantis.embedded;

import static io.atlantis.embedded.BrokerProperties.CONTROLLER_LISTENER;
import static io.atlantis.embedded.BrokerProperties.NODE_ID;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka broker and controller (KRaft) in this JVM, with its log on disk.
 *
 * <p>The log survives a restart, also on other ports. A write that was acknowledged is in the operating system's page
 * cache: {@code kill -9} loses nothing, power loss may. Thread-safe; {@link #close} may be called more than once.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);
    private static final Duration SHUTDOWN_LIMIT = Duration.ofSeconds(30);

    private final String bootstrapServers;
    private final KafkaRaftServer server;

    private EmbeddedKafka(String bootstrapServers, KafkaRaftServer server) {
        this.bootstrapServers = bootstrapServers;
        this.server = server;
    }

    /**
     * Starts a broker that only logs a fatal error of its own.
     *
     * @param logDir folder of the log, made and formatted if need be
     * @return the running broker, ready for clients
     * @throws IOException if the folder can't be written or belongs to another node
     */
    public static EmbeddedKafka start(Path logDir) throws IOException {
        return start(logDir, Map.of(), reason -> {});
    }

    /**
     * Starts a broker.
     *
     * @param logDir    folder of the log, made and formatted if need be
     * @param overrides broker settings by Kafka's names, that win over the defaults
     * @param onFatal   told the reason when the broker gives up (a full disk, a damaged log), from a broker thread. Kafka
     *                  would end the JVM then; here that is for the owner to decide. One JVM has one such listener: that
     *                  of the broker started last.
     * @return the running broker, ready for clients
     * @throws IOException if the folder can't be written or belongs to another node
     */
    public static EmbeddedKafka start(Path logDir, Map<String, String> overrides, Consumer<String> onFatal)
            throws IOException {
        keepJvmAlive(onFatal);
        Files.createDirectories(logDir);
        int[] ports = LoopbackPorts.find(2);
        if (!Files.exists(logDir.resolve("meta.properties"))) {
            format(logDir);
        }
        Map<String, String> properties = BrokerProperties.of(logDir, ports[0], ports[1], overrides);
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
        server.startup();
        String bootstrapServers = "127.0.0.1:" + ports[0];
        LOG.info("Kafka on {}, log in {}", bootstrapServers, logDir);
        return new EmbeddedKafka(bootstrapServers, server);
    }

    /**
     * Where clients connect.
     *
     * @return {@code host:port}
     */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Flushes and closes the log; clients are cut off. Waits at most 30 s. */
    @Override
    public void close() {
        boolean ended = BoundedRun.within(SHUTDOWN_LIMIT, () -> {
            server.shutdown();
            server.awaitShutdown();
        });
        if (!ended) {
            LOG.warn(
                    "Kafka did not stop within {} s; its log is recovered at the next start",
                    SHUTDOWN_LIMIT.toSeconds());
        }
    }

    private static void keepJvmAlive(Consumer<String> onFatal) {
        Exit.Procedure tell = (status, message) -> {
            String reason = message == null || message.isEmpty() ? "exit status " + status : message;
            LOG.error("Kafka gave up: {}", reason);
            onFatal.accept(reason);
            throw new IllegalStateException("Kafka gave up: " + reason);
        };
        Exit.setExitProcedure(tell);
        Exit.setHaltProcedure(tell);
    }

    private static void format(Path logDir) throws IOException {
        String folder = logDir.toAbsolutePath().toString();
        Formatter formatter = new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(folder)
                .setMetadataLogDirectory(folder)
                .setControllerListenerName(CONTROLLER_LISTENER)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .setIgnoreFormatted(true);
        try {
            formatter.run();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("can't format the Kafka log in " + folder, e);
        }
    }
}
