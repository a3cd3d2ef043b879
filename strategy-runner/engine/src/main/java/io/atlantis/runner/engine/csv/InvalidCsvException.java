package io.atlantis.runner.engine.csv;

import java.io.Serial;

/** A file of bars was refused. The message is one line that names file, line, column, value and remedy. */
public final class InvalidCsvException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String file;
    private final long line;
    private final String column;
    private final String value;

    /**
     * @param line counted from 1, the header included
     * @param column name of the column; empty if the whole line is at fault
     * @param value what stands there
     * @param problem what is wrong and what to do
     */
    public InvalidCsvException(String file, long line, String column, String value, String problem) {
        super(file + " line " + line + (column.isEmpty() ? "" : ", column " + column) + ", value '" + value + "': "
                + problem);
        this.file = file;
        this.line = line;
        this.column = column;
        this.value = value;
    }

    public String file() {
        return file;
    }

    /** Counted from 1, the header included. */
    public long line() {
        return line;
    }

    /** Name of the column; empty if the whole line is at fault. */
    public String column() {
        return column;
    }

    public String value() {
        return value;
    }
}
