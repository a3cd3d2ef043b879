package io.atlantis.query.projection;

import java.util.List;
import org.jooq.DSLContext;

/**
 * One read model: what the records of a topic mean in rows of Postgres. Called by one thread at a time.
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
     * @throws RuntimeException for a record that can't be read: it goes to the dead-letter topic and the projection stops
     */
    void apply(List<T> records, DSLContext transaction);

    /** Removes all rows, before a replay from the start of the log. */
    void clear(DSLContext transaction);

    /** The records' rows are committed and can be read: the place to tell live listeners. Must be quick. */
    default void committed(List<T> records) {}
}
