package io.atlantis.query.instruments;

import static io.atlantis.query.schema.Tables.INSTRUMENT;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.when;

import io.atlantis.kernel.market.InstrumentSource;
import io.atlantis.query.web.Cursor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

/** Searches instruments in Postgres. Thread-safe. */
final class InstrumentStore {

    /** Parts of a cursor: rank, symbol. */
    static final int CURSOR_PARTS = 2;

    private final DSLContext database;

    InstrumentStore(DSLContext database) {
        this.database = database;
    }

    /**
     * Those whose symbol or name holds the text, whatever its case: the symbol itself first, then symbols and names that begin
     * with it, then the rest; by symbol within each. An empty text finds all.
     *
     * @return one more than {@code limit} if there is more
     */
    List<InstrumentRow> search(String text, Optional<Cursor> after, int limit) {
        Field<Integer> rank = rank(text).as("rank");
        Condition found = INSTRUMENT.SYMBOL.containsIgnoreCase(text).or(INSTRUMENT.NAME.containsIgnoreCase(text));
        Condition behind = after.<Condition>map(
                        cursor -> row(rank(text), INSTRUMENT.SYMBOL).gt((int) cursor.number(0), cursor.text(1)))
                .orElse(noCondition());
        return database.select(INSTRUMENT.fields())
                .select(rank)
                .from(INSTRUMENT)
                .where(found)
                .and(behind)
                .orderBy(rank, INSTRUMENT.SYMBOL)
                .limit(limit + 1)
                .fetch(row -> new InstrumentRow(
                        row.get(INSTRUMENT.SYMBOL),
                        row.get(INSTRUMENT.NAME),
                        InstrumentSource.valueOf(row.get(INSTRUMENT.SOURCE)),
                        row.get(INSTRUMENT.CURRENCY),
                        row.get(INSTRUMENT.TYPE),
                        row.get(rank)));
    }

    private static Field<Integer> rank(String text) {
        return when(INSTRUMENT.SYMBOL.eq(text.toUpperCase(Locale.ROOT)), inline(0))
                .when(INSTRUMENT.SYMBOL.startsWithIgnoreCase(text), inline(1))
                .when(INSTRUMENT.NAME.startsWithIgnoreCase(text), inline(2))
                .otherwise(inline(3));
    }
}
