package io.atlantis.query.projection;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Writes down every record it is given, as often as it is given it; a hook after each batch lets a test break things. */
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

    static void createTable(DSLContext database) {
        database.execute("create table seen (partition integer not null, position bigint not null)");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void apply(List<ConsumerRecord<byte[], byte[]>> records, DSLContext transaction) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            transaction
                    .insertInto(SEEN)
                    .set(PARTITION, record.partition())
                    .set(POSITION, record.offset())
                    .execute();
        }
        sabotage.rowsWritten(records, transaction);
    }

    @Override
    public void clear(DSLContext transaction) {
        transaction.deleteFrom(SEEN).execute();
    }
}
