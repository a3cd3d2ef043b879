package io.atlantis.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.embedded.core.ExecutableProvider;

/**
 * A Redis server as a child process, with its append-only file on disk.
 *
 * <p>Started here and not by the library that brings the binary, since that library stops its servers by a JVM shutdown
 * hook, in the middle of our ordered shutdown. Thread-safe.
 */
public final class RedisServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RedisServer.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(20);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final int PROBE_INTERVAL_MS = 20;
    private static final byte[] PING = "PING\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PONG = "+PONG".getBytes(StandardCharsets.US_ASCII);

    private final Process process;
    private final int port;

    private RedisServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts a server.
     *
     * @param dataDir folder of the append-only file, made if need be; a server left over from a killed platform is ended
     *                first
     * @return the running server, which answers
     * @throws IOException if it doesn't answer within 20 s; the message names its log
     */
    public static RedisServer start(Path dataDir) throws IOException {
        Path folder = Files.createDirectories(dataDir).toAbsolutePath();
        Path pidFile = folder.resolve("redis.pid");
        OrphanedProcess.end(pidFile, "redis");
        int port = LoopbackPorts.find(1)[0];
        Path settings = Files.writeString(folder.resolve("redis.conf"), settings(folder, pidFile, port));
        Path log = folder.resolve("redis.log");
        Process process =
                FreshBinary.start(new ProcessBuilder(executable(folder).toString(), settings.toString())
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile()));
        RedisServer server = new RedisServer(process, port);
        server.awaitReady(log);
        LOG.info("Redis on port {}, data in {}", port, folder);
        return server;
    }

    /**
     * Where clients connect.
     *
     * @return {@code redis://127.0.0.1:port}
     */
    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** Writes what is not written yet and stops; by force after 10 s. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static String settings(Path folder, Path pidFile, int port) {
        return """
                bind 127.0.0.1
                port %d
                dir "%s"
                pidfile "%s"
                daemonize no
                appendonly yes
                appendfsync everysec
                save ""
                """.formatted(port, folder, pidFile);
    }

    /** The binary for this operating system, unpacked once into the data folder. */
    private static Path executable(Path folder) throws IOException {
        Path binaries = Files.createDirectories(folder.resolve("bin"));
        return ExecutableProvider.newJarResourceProvider(binaries.toFile())
                .get()
                .toPath()
                .toAbsolutePath();
    }

    private void awaitReady(Path log) throws IOException {
        long probes = START_LIMIT.toMillis() / PROBE_INTERVAL_MS;
        try {
            for (long probe = 0; probe < probes; probe++) {
                if (answers()) {
                    return;
                }
                if (process.waitFor(PROBE_INTERVAL_MS, TimeUnit.MILLISECONDS)) {
                    throw new IOException("Redis ended with exit code " + process.exitValue() + ", see " + log);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        throw new IOException("Redis did not answer within " + START_LIMIT.toSeconds() + " s, see " + log);
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) START_LIMIT.toMillis());
            socket.getOutputStream().write(PING);
            // Anything else, such as "-LOADING", means that it is still reading its file.
            return Arrays.equals(socket.getInputStream().readNBytes(PONG.length), PONG);
        } catch (IOException e) {
            return false;
        }
    }
}
