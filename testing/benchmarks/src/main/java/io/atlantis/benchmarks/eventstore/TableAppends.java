package io.atlantis.benchmarks.eventstore;

import io.atlantis.eventstore.core.NewEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;

/**
 * The usual alternative: an events table in Postgres. One prepared statement in one round trip inserts unless the entity has that
 * version already, and a command id counts once; sixteen connections, each commit a transaction of its own.
 */
final class TableAppends implements Appender {

    private static final int CONNECTIONS = 16;
    private static final long TIMEOUT_S = 30;

    private final List<Connection> connections = new ArrayList<>();
    private final BlockingQueue<PreparedStatement> pool = new ArrayBlockingQueue<>(CONNECTIONS, true);
    private final SampleEvents events;
    private final Map<Integer, Long> versions = new ConcurrentHashMap<>();

    /** @param synchronousCommit whether a commit waits for the disk */
    TableAppends(DataSource database, String table, boolean synchronousCommit, SampleEvents events)
            throws SQLException {
        this.events = events;
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table " + table + " (sequence bigint generated always as identity primary key,"
                    + " entity_id text not null, version bigint not null, event_id text not null,"
                    + " command_id text not null unique, meta bytea not null, payload bytea not null,"
                    + " unique (entity_id, version))");
        }
        for (int i = 0; i < CONNECTIONS; i++) {
            Connection connection = database.getConnection();
            connections.add(connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set synchronous_commit = " + (synchronousCommit ? "on" : "off"));
            }
            pool.add(connection.prepareStatement("insert into " + table
                    + " (entity_id, version, event_id, command_id, meta, payload) values (?, ?, ?, ?, ?, ?)"
                    + " on conflict do nothing"));
        }
    }

    @Override
    public void append(int client) throws Exception {
        NewEvent event = events.next(client);
        long version = versions.getOrDefault(client, 0L) + 1;
        PreparedStatement insert = pool.poll(TIMEOUT_S, TimeUnit.SECONDS);
        if (insert == null) {
            throw new TimeoutException("no connection in " + TIMEOUT_S + " s");
        }
        try {
            insert(insert, event, version);
        } finally {
            pool.add(insert);
        }
        versions.put(client, version);
    }

    private static void insert(PreparedStatement insert, NewEvent event, long version) throws SQLException {
        insert.setString(1, event.descriptor().entityId());
        insert.setLong(2, version);
        insert.setString(3, event.descriptor().id());
        insert.setString(4, SampleEvents.commandId(event));
        insert.setBytes(5, event.meta());
        insert.setBytes(6, event.payload());
        if (insert.executeUpdate() != 1) {
            throw new IllegalStateException("version " + version + " or the command is there already");
        }
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
