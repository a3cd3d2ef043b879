package io.atlantis.query.projection;

import static org.jooq.impl.DSL.list;
import static org.jooq.impl.DSL.name;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A schema beside the live one, in which one projection is built anew, on a connection of its own that finds tables there alone.
 * The connection holds a lock as long as it is open: of all instances of the service one rebuilds a projection, and what has no
 * lock is a leftover. Used by one thread at a time.
 */
final class ShadowSchema implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ShadowSchema.class);

    private final Connection connection;
    private final DSLContext session;
    private final String projection;
    private final String live;
    private final String shadow;

    private ShadowSchema(Connection connection, DSLContext session, String projection) {
        this.connection = connection;
        this.session = session;
        this.projection = projection;
        this.live = String.valueOf(session.fetchValue("select current_schema()"));
        this.shadow = "rebuild_" + projection.replace('-', '_');
        session.execute("set search_path to {0}", name(shadow));
    }

    /**
     * Opens the schema's connection.
     *
     * @param unpooled connections that are closed for good by closing them
     * @return empty when another session has the lock
     */
    static Optional<ShadowSchema> open(DataSource unpooled, String projection) {
        try {
            Connection connection = unpooled.getConnection();
            try {
                DSLContext session = DSL.using(connection, SQLDialect.POSTGRES);
                if (isLocked(session, projection)) {
                    return Optional.of(new ShadowSchema(connection, session, projection));
                }
            } catch (RuntimeException e) {
                connection.close();
                throw e;
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException("no connection for a rebuild of " + projection, e);
        }
    }

    private static boolean isLocked(DSLContext session, String projection) {
        return Boolean.TRUE.equals(session.fetchValue(
                "select pg_try_advisory_lock(hashtextextended({0}, 0))", DSL.val("atlantis-rebuild-" + projection)));
    }

    /** Makes the tables, empty; removes what an earlier rebuild left. */
    void create(SchemaDefinition definition) {
        drop();
        definition.createIn(shadow);
    }

    /** Removes all that is left of it. */
    void drop() {
        session.execute("drop schema if exists {0} cascade", name(shadow));
    }

    /** The projection's rows and positions in here. */
    DSLContext session() {
        return session;
    }

    /** For the planner, which would otherwise take the new tables for empty ones for a while. */
    void analyze(List<Table<?>> tables) {
        tables.forEach(table -> session.execute("analyze {0}", in(shadow, table)));
    }

    /**
     * Makes the transaction give way to readers, and keeps every instance from moving the live positions until it ends.
     *
     * @param patienceMs a reader that comes while the tables are exchanged waits that long at the most
     */
    Map<Integer, Long> lockLivePositions(DSLContext transaction, String topic, long patienceMs) {
        transaction.execute("set local lock_timeout = " + patienceMs);
        Map<Integer, Long> positions = new HashMap<>();
        transaction
                .fetch(
                        "select partition, next_offset from {0} where projection = {1} and topic = {2} for update",
                        name(live, "projection_checkpoint"), DSL.val(projection), DSL.val(topic))
                .forEach(row -> positions.put(row.get(0, Integer.class), row.get(1, Long.class)));
        return positions;
    }

    /** Puts the tables and positions in the place of the live ones. Readers see the ones or the others, never none. */
    void swap(DSLContext transaction, String topic, List<Table<?>> tables) {
        List<Name> old = tables.stream().map(table -> in(live, table)).toList();
        // All locks before the first change: readers then wait for the shortest of times, and can't deadlock with it.
        transaction.execute("lock table {0} in access exclusive mode", list(names(old)));
        transaction.execute("drop table {0}", list(names(old)));
        tables.forEach(table -> transaction.execute("alter table {0} set schema {1}", in(shadow, table), name(live)));
        takePositions(transaction, topic);
    }

    private void takePositions(DSLContext transaction, String topic) {
        Name checkpoints = name(live, "projection_checkpoint");
        Name reached = name(shadow, "projection_checkpoint");
        transaction.execute("""
                insert into {0} (projection, topic, partition, next_offset, fold_epoch, fold_sequence, fold_head)
                select projection, topic, partition, next_offset, fold_epoch, fold_sequence, fold_head
                from {1} where projection = {2} and topic = {3}
                on conflict (projection, topic, partition) do update set
                  next_offset = excluded.next_offset, fold_epoch = excluded.fold_epoch,
                  fold_sequence = excluded.fold_sequence, fold_head = excluded.fold_head, foreign_log = false
                """, checkpoints, reached, DSL.val(projection), DSL.val(topic));
        transaction.execute("""
                delete from {0} where projection = {2} and topic = {3} and partition not in
                  (select partition from {1} where projection = {2} and topic = {3})
                """, checkpoints, reached, DSL.val(projection), DSL.val(topic));
    }

    private static Name[] names(List<Name> names) {
        return names.toArray(Name[]::new);
    }

    private static Name in(String schema, Table<?> table) {
        return name(schema, table.getName());
    }

    /** Gives the lock back: by its own word, since the server hears of a closed connection only a moment later. */
    @Override
    public void close() {
        try (connection) {
            session.execute("select pg_advisory_unlock_all()");
        } catch (SQLException | RuntimeException e) {
            LOG.warn(
                    "the connection of a rebuild of {} was lost, and its lock with it: {}", projection, e.getMessage());
        }
    }
}
