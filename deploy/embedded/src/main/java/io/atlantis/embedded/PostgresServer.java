package io.atlantis.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Postgres server as a child process, with its data folder on disk.
 *
 * <p>Works as an ordinary user and as root (Postgres refuses root, so it is started in a user namespace then). The
 * server's binaries are unpacked once per user. Connections from loopback are trusted: the port is for this machine's
 * platform alone. Thread-safe.
 */
public final class PostgresServer implements AutoCloseable {

    /** The server's own user and database, the owner of everything. */
    public static final String USERNAME = "postgres";

    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;

    private PostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * Starts a server whose commits survive a power loss.
     *
     * @param dataDir data folder, initialised if need be; a server left over from a killed platform is ended first
     * @return the running server
     * @throws IOException if the server doesn't come up within 60 s
     */
    public static PostgresServer start(Path dataDir) throws IOException {
        return start(dataDir, true);
    }

    /**
     * Starts a server that forgets what it can't afford to keep: no fsync. For tests, whose data nobody wants back.
     *
     * @param dataDir data folder, initialised if need be
     * @return the running server
     * @throws IOException if the server doesn't come up within 60 s
     */
    public static PostgresServer startVolatile(Path dataDir) throws IOException {
        return start(dataDir, false);
    }

    private static PostgresServer start(Path dataDir, boolean durable) throws IOException {
        OrphanedProcess.end(dataDir.resolve("postmaster.pid"), "postgres");
        Files.createDirectories(dataDir);
        String onOff = durable ? "on" : "off";
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(dataDir)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(binariesDir().toFile())
                .setPGStartupWait(START_LIMIT)
                .setRegisterShutdownHook(false)
                // The library starts the server for throw-away data (-F); a later -c wins over it.
                .setServerConfig("fsync", onOff)
                .setServerConfig("synchronous_commit", onOff)
                .setServerConfig("full_page_writes", onOff)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("shared_buffers", "64MB")
                .setServerConfig("max_connections", "60")
                .setServerConfig("timezone", "UTC")
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                .start();
        LOG.info("Postgres on port {}, data in {}", server.getPort(), dataDir);
        return new PostgresServer(server);
    }

    /**
     * The JDBC address of a database on this server.
     *
     * @param database database name
     * @return JDBC URL without credentials; connect as {@link #USERNAME} with an empty password
     */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
    }

    /**
     * An unpooled data source.
     *
     * @param database database name
     * @return connects as {@link #USERNAME}
     */
    public DataSource dataSource(String database) {
        return server.getDatabase(USERNAME, database);
    }

    /** Stops the server, open connections are cut; waits for it. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            LOG.warn("Postgres did not stop in order; its data is recovered at the next start: {}", e.toString());
        }
    }

    /** In the user's own cache: in a shared temporary folder anybody could put other binaries there first. */
    private static Path binariesDir() throws IOException {
        Path home = Path.of(System.getProperty("user.home", ""));
        return Files.isWritable(home)
                ? Files.createDirectories(home.resolve(".cache/atlantis/postgres"))
                : Files.createTempDirectory("atlantis-postgres");
    }
}
