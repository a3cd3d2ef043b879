package io.atlantis.query.candles;

import io.atlantis.kernel.market.Timeframe;
import io.atlantis.kernel.time.EpochNanos;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jooq.DSLContext;

/** Makes the partitions of table {@code candle} as their time comes. Used by the projection's thread alone. */
final class CandlePartitions {

    /** Pages keep room, so that the candle of the day is updated in place. */
    private static final int FILL_FACTOR_PCT = 80;

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final Set<Partition> known = new HashSet<>();
    private final Set<Partition> made = new HashSet<>();

    /**
     * A partition.
     *
     * @param parent table it belongs to
     * @param name its own
     * @param from first day in it, UTC
     * @param to first day after it
     */
    private record Partition(String parent, String name, LocalDate from, LocalDate to) {

        static Partition of(CandleRow row) {
            LocalDate day = LocalDate.ofInstant(EpochNanos.toInstant(row.startNs()), ZoneOffset.UTC);
            if (row.timeframe() == Timeframe.S1) {
                return new Partition("candle_p0", "candle_p0_" + day.format(DAY), day, day.plusDays(1));
            }
            LocalDate year = day.withDayOfYear(1);
            return new Partition("candle_p1", "candle_p1_" + day.getYear(), year, year.plusYears(1));
        }

        String ddl() {
            return "create table if not exists " + name + " partition of " + parent + " for values from ('" + from
                    + " 00:00:00+00') to ('" + to + " 00:00:00+00') with (fillfactor = " + FILL_FACTOR_PCT + ")";
        }
    }

    /** Makes what is missing for the rows, within the transaction that writes them. */
    void ensure(Collection<CandleRow> rows, DSLContext transaction) {
        made.clear();
        for (CandleRow row : rows) {
            Partition partition = Partition.of(row);
            if (!known.contains(partition) && made.add(partition)) {
                transaction.execute(partition.ddl());
            }
        }
    }

    /** The transaction is committed: what was made in it is there. */
    void committed() {
        known.addAll(made);
        made.clear();
    }

    /** All partitions may be gone. */
    void forget() {
        known.clear();
        made.clear();
    }
}
