package io.atlantis.ingest.imports;

import io.atlantis.kernel.market.FixedPoint;
import io.atlantis.kernel.time.EpochNanos;
import java.time.DateTimeException;
import java.util.List;

/** One line of a file, read column by column; what is wrong goes to the errors, and reading goes on. */
final class CsvRow {

    private static final long MIN_NS = EpochNanos.parse("1900-01-01T00:00:00Z");

    private final String file;
    private final long line;
    private final List<String> columns;
    private final String[] cells;
    private final ErrorList errors;

    CsvRow(String file, long line, List<String> columns, String[] cells, ErrorList errors) {
        this.file = file;
        this.line = line;
        this.columns = columns;
        this.cells = cells;
        this.errors = errors;
    }

    long line() {
        return line;
    }

    /** Epoch nanoseconds; 0 when wrong. */
    long timeNs(int column) {
        try {
            long timeNs = EpochNanos.parse(cells[column]);
            if (timeNs < MIN_NS) {
                wrong(column, "is before 1900: use ISO-8601 such as 2013-10-08T13:30:00Z or epoch milliseconds");
            }
            return timeNs;
        } catch (DateTimeException | ArithmeticException e) {
            wrong(column, "is no time: use ISO-8601 such as 2013-10-08T13:30:00Z or epoch milliseconds");
            return 0;
        }
    }

    /** Mantissa of 10^-8; 0 when wrong. */
    long priceE8(int column) {
        try {
            long priceE8 = FixedPoint.parsePriceE8(cells[column]);
            if (priceE8 <= 0) {
                wrong(column, "must be above zero");
            }
            return priceE8;
        } catch (NumberFormatException e) {
            wrong(column, "is no price: use a decimal number with at most 8 digits after the point, such as 13.83");
            return 0;
        }
    }

    /** Mantissa of 10^-6; 0 when wrong. */
    long sizeE6(int column) {
        try {
            long sizeE6 = FixedPoint.parseSizeE6(cells[column]);
            if (sizeE6 < 0) {
                wrong(column, "must be zero or more");
            }
            return sizeE6;
        } catch (NumberFormatException e) {
            wrong(column, "is no size: use a number with at most 6 digits after the point, such as 500");
            return 0;
        }
    }

    void wrong(int column, String message) {
        errors.add(new CsvError(file, line, columns.get(column), cells[column], message));
    }
}
