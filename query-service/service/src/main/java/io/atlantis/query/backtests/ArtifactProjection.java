package io.atlantis.query.backtests;

import static io.atlantis.query.schema.Tables.BACKTEST_ITEM;
import static io.atlantis.query.schema.Tables.BACKTEST_PROGRESS;

import io.atlantis.query.projection.Projection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jooq.Row5;
import org.jooq.Table;
import org.jooq.impl.DSL;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps what backtests report: orders, trades, equity, messages, progress. A run that was taken up again after a crash sends the same
 * chunks again (a result is deterministic), so a chunk that is there already stays as it is.
 */
final class ArtifactProjection implements Projection<ConsumerRecord<byte[], byte[]>> {

    static final String NAME = "backtest-artifacts";

    /** Digits are kept as sent: no number goes through a double. */
    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final BacktestUpdates updates;

    ArtifactProjection(BacktestUpdates updates) {
        this.updates = updates;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void apply(List<ConsumerRecord<byte[], byte[]>> records, DSLContext transaction) {
        for (ConsumerRecord<byte[], byte[]> chunk : records) {
            apply(json.readTree(Objects.requireNonNull(chunk.value(), "value is absent")), transaction);
        }
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(BACKTEST_ITEM, BACKTEST_PROGRESS);
    }

    @Override
    public void committed(List<ConsumerRecord<byte[], byte[]>> records) {
        records.stream()
                .map(chunk -> new String(chunk.key(), java.nio.charset.StandardCharsets.UTF_8))
                .distinct()
                .forEach(updates::changed);
    }

    private void apply(JsonNode chunk, DSLContext transaction) {
        String backtestId = chunk.required("backtestId").asString();
        String code = chunk.required("kind").asString();
        ArtifactKind kind = ArtifactKind.ofCode(code)
                .orElseThrow(() -> new IllegalArgumentException("kind '" + code + "' is unknown to this version"));
        switch (kind) {
            case ORDERS, TRADES, EQUITY, LOGS, ALERTS -> insertItems(backtestId, kind, chunk, transaction);
            case PROGRESS -> progress(backtestId, fraction(chunk), transaction);
            case DONE -> complete(backtestId, transaction);
        }
    }

    /** The last item, or else the chunk itself, says how far the run is. */
    private static double fraction(JsonNode chunk) {
        JsonNode items = chunk.path("items");
        JsonNode holder = items.isEmpty() ? chunk : items.get(items.size() - 1);
        return holder.required("fraction").asDouble();
    }

    private static void insertItems(String backtestId, ArtifactKind kind, JsonNode chunk, DSLContext transaction) {
        int number = chunk.required("chunk").asInt();
        List<Row5<String, String, Integer, Integer, JSON>> rows = new ArrayList<>();
        for (JsonNode item : chunk.required("items")) {
            rows.add(DSL.row(backtestId, kind.code(), number, rows.size(), JSON.valueOf(item.toString())));
        }
        transaction
                .insertInto(
                        BACKTEST_ITEM,
                        BACKTEST_ITEM.BACKTEST_ID,
                        BACKTEST_ITEM.KIND,
                        BACKTEST_ITEM.CHUNK,
                        BACKTEST_ITEM.POSITION,
                        BACKTEST_ITEM.ITEM)
                .valuesOfRows(rows)
                .onConflictDoNothing()
                .execute();
    }

    private static void progress(String backtestId, double fraction, DSLContext transaction) {
        transaction
                .insertInto(BACKTEST_PROGRESS)
                .set(BACKTEST_PROGRESS.BACKTEST_ID, backtestId)
                .set(BACKTEST_PROGRESS.FRACTION, fraction)
                .onConflict(BACKTEST_PROGRESS.BACKTEST_ID)
                .doUpdate()
                .set(BACKTEST_PROGRESS.FRACTION, fraction)
                .execute();
    }

    private static void complete(String backtestId, DSLContext transaction) {
        transaction
                .insertInto(BACKTEST_PROGRESS)
                .set(BACKTEST_PROGRESS.BACKTEST_ID, backtestId)
                .set(BACKTEST_PROGRESS.ARTIFACTS_COMPLETE, true)
                .onConflict(BACKTEST_PROGRESS.BACKTEST_ID)
                .doUpdate()
                .set(BACKTEST_PROGRESS.ARTIFACTS_COMPLETE, true)
                .execute();
    }
}
