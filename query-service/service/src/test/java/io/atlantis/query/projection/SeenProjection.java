package io.atlantis.query.projection;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Writes down every record it is given, as often as it is given it; a hook after each batch lets a test break things. Its table
 * is made by the migration in {@code db/seen}.
 */
class SeenProjection implements Projection<ConsumerRecord<byte[], byte[]>> {

    static final Table<?> SEEN = DSL.table("seen");
    static final Field<Integer> PARTITION = DSL.field("partition", Integer.class);
    static final Field<Long> POSITION = DSL.field("position", Long.class);

    private final String name;
    private final Sabotage sabotage;

    /** Called when the rows of a batch are written and nothing is committed yet. */
    interface Sabotage {
        void rowsWritten(List<ConsumerRecord<byte[], byte[]>> records, DSLContext transaction);
    }

    SeenProjection(String name, Sabotage sabotage) {
        this.name = name;
        this.sabotage = sabotage;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void apply(List<ConsumerRecord<byte[], byte[]>> records, DSLContext transaction) {
        transaction
                .insertInto(SEEN, PARTITION, POSITION)
                .valuesOfRows(records.stream()
                        .map(record -> DSL.row(record.partition(), record.offset()))
                        .toList())
                .execute();
        sabotage.rowsWritten(records, transaction);
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(SEEN);
    }
}
