package io.atlantis.query.instruments;

import static io.atlantis.query.projection.PostgresText.storable;
import static io.atlantis.query.schema.Tables.INSTRUMENT;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.atlantis.kernel.market.Instrument;
import io.atlantis.query.projection.Projection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the newest reference data of each symbol. */
final class InstrumentProjection implements Projection<ConsumerRecord<byte[], byte[]>> {

    /** A vendor's further members are of no use here and do no harm. */
    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @Override
    public String name() {
        return "instruments";
    }

    @Override
    public void apply(List<ConsumerRecord<byte[], byte[]>> records, DSLContext transaction) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (record.value() == null) {
                delete(new String(record.key(), UTF_8), transaction);
            } else {
                upsert(json.readValue(record.value(), Instrument.class), transaction);
            }
        }
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(INSTRUMENT);
    }

    private static void delete(String symbol, DSLContext transaction) {
        transaction.deleteFrom(INSTRUMENT).where(INSTRUMENT.SYMBOL.eq(symbol)).execute();
    }

    private static void upsert(Instrument instrument, DSLContext transaction) {
        Map<Field<?>, Object> values = Map.of(
                INSTRUMENT.NAME, storable(instrument.name()),
                INSTRUMENT.MARKET, instrument.market(),
                INSTRUMENT.PRIMARY_EXCHANGE, instrument.primaryExchange(),
                INSTRUMENT.CURRENCY, instrument.currency(),
                INSTRUMENT.TYPE, instrument.type(),
                INSTRUMENT.ACTIVE, instrument.active(),
                INSTRUMENT.SOURCE, instrument.source().name());
        transaction
                .insertInto(INSTRUMENT)
                .set(INSTRUMENT.SYMBOL, instrument.symbol())
                .set(values)
                .onConflict(INSTRUMENT.SYMBOL)
                .doUpdate()
                .set(values)
                .execute();
    }
}
