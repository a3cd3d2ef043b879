package io.atlantis.ingest.imports;

/**
 * One thing wrong in a file.
 *
 * @param file its name as the client gave it
 * @param line from 1, the header's line included
 * @param column name from the header; empty when the whole line is wrong
 * @param value what stands there, shortened
 * @param message what is wrong and how to mend it
 */
public record CsvError(String file, long line, String column, String value, String message) {

    private static final int LONGEST_VALUE = 100;

    public CsvError {
        value = value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    }
}
