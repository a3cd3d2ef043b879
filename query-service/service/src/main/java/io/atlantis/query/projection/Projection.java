package io.atlantis.query.projection;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Table;

/**
 * One read model: what the records of a topic mean in rows of Postgres. Called by one thread at a time. Its SQL names no schema:
 * a rebuild has it write elsewhere. It assumes no order between records of different partitions.
 *
 * @param <T> the records it reads: folded domain events or plain Kafka records
 */
public interface Projection<T> {

    /** Stable name in kebab-case; its consumer group is {@code atlantis-projection-<name>}. */
    String name();

    /**
     * Writes what the records mean, in their order. The position they bring the projection to is committed with the rows, so
     * each record counts exactly once.
     *
     * @param transaction the transaction to write in; never to be kept
     * @throws RuntimeException for a record that can't be read: it goes to the dead-letter topic and its partition stops
     */
    void apply(List<T> records, DSLContext transaction);

    /**
     * The tables that hold its rows, none of which another projection writes or refers to. A rebuild makes them anew in a schema
     * of their own and puts them in the place of these; empty when it must not: then a replay clears the rows first.
     */
    List<Table<?>> tables();

    /** Removes all rows, before a replay from the start of the log that can't be made beside them. */
    default void clear(DSLContext transaction) {
        tables().reversed().forEach(table -> transaction.deleteFrom(table).execute());
    }

    /** The records' rows are committed and can be read: the place to tell live listeners. Must be quick. */
    default void committed(List<T> records) {}
}
