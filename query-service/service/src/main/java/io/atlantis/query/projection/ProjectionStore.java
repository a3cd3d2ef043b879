package io.atlantis.query.projection;

import static io.atlantis.query.schema.Tables.PROJECTION_CHECKPOINT;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Positions of projections in Postgres, and the transaction that moves rows and position together. Thread-safe. */
final class ProjectionStore {

    private final DSLContext database;

    ProjectionStore(DSLContext database) {
        this.database = database;
    }

    /** The positions to go on from; a partition that was never read gets one at the start. */
    Map<Integer, Checkpoint> resume(String projection, String topic, List<Integer> partitions) {
        partitions.forEach(partition -> createIfAbsent(projection, topic, partition));
        Map<Integer, Checkpoint> positions = positions(projection, topic);
        positions.keySet().retainAll(partitions);
        return positions;
    }

    /** The stored positions; none where the projection never ran. */
    Map<Integer, Checkpoint> positions(String projection, String topic) {
        Map<Integer, Checkpoint> positions = new HashMap<>();
        database.selectFrom(PROJECTION_CHECKPOINT)
                .where(PROJECTION_CHECKPOINT.PROJECTION.eq(projection))
                .and(PROJECTION_CHECKPOINT.TOPIC.eq(topic))
                .forEach(row -> positions.put(row.get(PROJECTION_CHECKPOINT.PARTITION), checkpoint(row)));
        return positions;
    }

    /** Does something while no instance can move the position of that partition. */
    void holding(String projection, String topic, int partition, Runnable action) {
        database.transaction(configuration -> {
            configuration
                    .dsl()
                    .selectFrom(PROJECTION_CHECKPOINT)
                    .where(where(projection, topic, partition))
                    .forUpdate()
                    .execute();
            action.run();
        });
    }

    /**
     * Notes, so that no restart forgets it, that the rows are of a log that is gone: they may be shown, and nothing may be added
     * to them.
     */
    void markForeign(String projection, String topic) {
        database.update(PROJECTION_CHECKPOINT)
                .set(PROJECTION_CHECKPOINT.FOREIGN_LOG, true)
                .where(PROJECTION_CHECKPOINT.PROJECTION.eq(projection))
                .and(PROJECTION_CHECKPOINT.TOPIC.eq(topic))
                .execute();
    }

    /** Whether the rows are of a log that is gone. */
    boolean isForeign(String projection, String topic) {
        return database.fetchExists(database.selectFrom(PROJECTION_CHECKPOINT)
                .where(PROJECTION_CHECKPOINT.PROJECTION.eq(projection))
                .and(PROJECTION_CHECKPOINT.TOPIC.eq(topic))
                .and(PROJECTION_CHECKPOINT.FOREIGN_LOG));
    }

    /**
     * Writes the batch's rows and its position, both or neither.
     *
     * @param from the positions the batch was read from
     * @throws CheckpointMovedException when another instance took a part of the batch first
     */
    <T> void commit(Projection<T> projection, String topic, Map<Integer, Checkpoint> from, SourceBatch<T> batch) {
        database.transaction(configuration -> {
            DSLContext transaction = configuration.dsl();
            batch.reached()
                    .forEach((partition, reached) -> advance(
                            transaction,
                            where(projection.name(), topic, partition),
                            new Move(
                                    projection.name(),
                                    partition,
                                    from.getOrDefault(partition, Checkpoint.START),
                                    reached)));
            projection.apply(batch.records(), transaction);
        });
    }

    /** Tries records and takes everything back again: only to learn which of them fails. */
    <T> void rehearse(Projection<T> projection, List<T> records) {
        try {
            database.transaction(configuration -> {
                projection.apply(records, configuration.dsl());
                throw new RehearsalEnded();
            });
        } catch (RehearsalEnded expected) {
            // rolled back, as meant
        }
    }

    /** Empties the read model and forgets its positions. */
    <T> void restart(Projection<T> projection, String topic) {
        database.transaction(configuration -> {
            DSLContext transaction = configuration.dsl();
            transaction
                    .deleteFrom(PROJECTION_CHECKPOINT)
                    .where(PROJECTION_CHECKPOINT.PROJECTION.eq(projection.name()))
                    .and(PROJECTION_CHECKPOINT.TOPIC.eq(topic))
                    .execute();
            projection.clear(transaction);
        });
    }

    private void createIfAbsent(String projection, String topic, int partition) {
        database.insertInto(PROJECTION_CHECKPOINT)
                .set(PROJECTION_CHECKPOINT.PROJECTION, projection)
                .set(PROJECTION_CHECKPOINT.TOPIC, topic)
                .set(PROJECTION_CHECKPOINT.PARTITION, partition)
                .set(PROJECTION_CHECKPOINT.NEXT_OFFSET, 0L)
                .onConflictDoNothing()
                .execute();
    }

    /** The row lock taken here is also what keeps two instances from applying the same records. */
    private static void advance(DSLContext transaction, Condition row, Move move) {
        int moved = transaction
                .update(PROJECTION_CHECKPOINT)
                .set(PROJECTION_CHECKPOINT.NEXT_OFFSET, move.to().nextOffset())
                .set(PROJECTION_CHECKPOINT.FOLD_EPOCH, move.to().foldEpoch())
                .set(PROJECTION_CHECKPOINT.FOLD_SEQUENCE, move.to().foldSequence())
                .set(PROJECTION_CHECKPOINT.FOLD_HEAD, move.to().foldHead())
                .where(row)
                .and(PROJECTION_CHECKPOINT.NEXT_OFFSET.eq(move.from().nextOffset()))
                .andNot(PROJECTION_CHECKPOINT.FOREIGN_LOG)
                .execute();
        if (moved != 1) {
            throw new CheckpointMovedException(move.projection(), move.partition());
        }
    }

    private static Condition where(String projection, String topic, int partition) {
        return PROJECTION_CHECKPOINT
                .PROJECTION
                .eq(projection)
                .and(PROJECTION_CHECKPOINT.TOPIC.eq(topic))
                .and(PROJECTION_CHECKPOINT.PARTITION.eq(partition));
    }

    static Checkpoint checkpoint(Record row) {
        return new Checkpoint(
                row.get(PROJECTION_CHECKPOINT.NEXT_OFFSET),
                row.get(PROJECTION_CHECKPOINT.FOLD_EPOCH),
                row.get(PROJECTION_CHECKPOINT.FOLD_SEQUENCE),
                row.get(PROJECTION_CHECKPOINT.FOLD_HEAD));
    }

    private record Move(String projection, int partition, Checkpoint from, Checkpoint to) {}

    private static final class RehearsalEnded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RehearsalEnded() {
            super(null, null, false, false);
        }
    }
}
