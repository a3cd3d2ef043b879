package io.atlantis.query.candles;

import io.atlantis.query.projection.Projection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jooq.DSLContext;
import org.jooq.Table;

/**
 * Keeps {@code view.candles} in Postgres, a batch of records per statement. A row gives way to a higher revision only, so
 * that the order in which records are read again can't matter. Once committed, candles go to live listeners.
 */
final class CandleProjection implements Projection<ConsumerRecord<byte[], byte[]>> {

    static final String NAME = "candles";

    private static final String UPSERT = """
            insert into candle (symbol, timeframe, start_at, open_e8, high_e8, low_e8, close_e8, volume_e6, trade_count, revision)
            select symbol, timeframe, to_timestamp(start_s), open_e8, high_e8, low_e8, close_e8, volume_e6, trade_count, revision
            from unnest(?::text[], ?::smallint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
              as batch (symbol, timeframe, start_s, open_e8, high_e8, low_e8, close_e8, volume_e6, trade_count, revision)
            on conflict (symbol, timeframe, start_at) do update set
              open_e8 = excluded.open_e8, high_e8 = excluded.high_e8, low_e8 = excluded.low_e8, close_e8 = excluded.close_e8,
              volume_e6 = excluded.volume_e6, trade_count = excluded.trade_count, revision = excluded.revision
            where candle.revision < excluded.revision
            """;

    private final CandleRecordReader reader = new CandleRecordReader();
    private final CandlePartitions partitions = new CandlePartitions();
    private final CandleListener listener;
    private Collection<CandleRow> written = List.of();

    /**
     * @param listener told of candles that can be read
     */
    CandleProjection(CandleListener listener) {
        this.listener = listener;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void apply(List<ConsumerRecord<byte[], byte[]>> records, DSLContext transaction) {
        written = newest(records);
        if (written.isEmpty()) {
            return;
        }
        // Rows and position are lost together or not at all, so this commit need not wait for the disk.
        transaction.execute("set local synchronous_commit = off");
        partitions.ensure(written, transaction);
        transaction.execute(UPSERT, CandleColumns.of(written));
    }

    /** None to rebuild: with a table for each day, an exchange would have to hold more locks than Postgres has. */
    @Override
    public List<Table<?>> tables() {
        return List.of();
    }

    @Override
    public void clear(DSLContext transaction) {
        transaction.execute("truncate table candle");
        partitions.forget();
    }

    @Override
    public void committed(List<ConsumerRecord<byte[], byte[]>> records) {
        partitions.committed();
        listener.changed(written);
        written = List.of();
    }

    /** One row a candle, the one of the highest revision: a statement may not touch a row twice. */
    private Collection<CandleRow> newest(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<CandleRow.Key, CandleRow> newest = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            CandleRow row = reader.read(record);
            newest.merge(row.key(), row, (older, newer) -> newer.revision() > older.revision() ? newer : older);
        }
        return new ArrayList<>(newest.values());
    }
}
