package io.atlantis.query.candles;

import io.atlantis.kernel.time.EpochNanos;
import java.util.Collection;

/** Rows turned into columns, as {@code unnest} takes them. */
final class CandleColumns {

    private final String[] symbols;
    private final Short[] timeframes;
    private final Long[][] numbers;

    private CandleColumns(int rows) {
        symbols = new String[rows];
        timeframes = new Short[rows];
        numbers = new Long[8][rows];
    }

    /** Arrays in the order of the table's columns; the start in epoch seconds. */
    static Object[] of(Collection<CandleRow> rows) {
        CandleColumns columns = new CandleColumns(rows.size());
        int at = 0;
        for (CandleRow row : rows) {
            columns.set(at++, row);
        }
        Long[][] n = columns.numbers;
        return new Object[] {columns.symbols, columns.timeframes, n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7]};
    }

    private void set(int at, CandleRow row) {
        symbols[at] = row.symbol();
        timeframes[at] = row.timeframe().sbe().value();
        numbers[0][at] = Math.floorDiv(row.startNs(), EpochNanos.PER_SECOND);
        numbers[1][at] = row.openE8();
        numbers[2][at] = row.highE8();
        numbers[3][at] = row.lowE8();
        numbers[4][at] = row.closeE8();
        numbers[5][at] = row.volumeE6();
        numbers[6][at] = row.tradeCount();
        numbers[7][at] = row.revision();
    }
}
