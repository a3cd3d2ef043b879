package io.atlantis.testkit.infra;

import io.atlantis.embedded.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** The Postgres server shared by the tests of a JVM. Thread-safe. */
public final class TestPostgres implements AutoCloseable {

    private final ScratchFolder folder;
    private final PostgresServer server;
    private final AtomicInteger names = new AtomicInteger();

    private TestPostgres(ScratchFolder folder, PostgresServer server) {
        this.folder = folder;
        this.server = server;
    }

    static TestPostgres start() {
        ScratchFolder folder = ScratchFolder.create("postgres");
        try {
            return new TestPostgres(
                    folder, PostgresServer.startVolatile(folder.path().resolve("data")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes an empty database, to be migrated by the test.
     *
     * @return a database that no other test knows
     */
    public TestDatabase newDatabase() {
        String name = "test_" + names.incrementAndGet();
        try (Connection connection = server.dataSource(PostgresServer.USERNAME).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("can't create database " + name, e);
        }
        return new TestDatabase(server.jdbcUrl(name), PostgresServer.USERNAME, "", server.dataSource(name));
    }

    @Override
    public void close() {
        server.close();
        folder.close();
    }
}
