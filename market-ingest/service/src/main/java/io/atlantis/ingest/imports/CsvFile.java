package io.atlantis.ingest.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** A comma-separated file with a header, read line by line. */
final class CsvFile {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String name;
    private final Path path;
    private final List<String> columns;

    /**
     * @param name as the client calls it
     * @param columns what the header must be
     */
    CsvFile(String name, Path path, List<String> columns) {
        this.name = name;
        this.path = path;
        this.columns = columns;
    }

    /**
     * Reads all rows in order. A row with too few or too many cells goes to the errors; empty lines are skipped.
     */
    void forEach(ErrorList errors, Consumer<CsvRow> consumer) throws IOException {
        long line = 1;
        try (BufferedReader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            String header = reader.readLine();
            if (!isHeader(header == null ? "" : header)) {
                errors.add(new CsvError(
                        name,
                        line,
                        "",
                        header == null ? "" : header,
                        "the header must be " + String.join(",", columns)));
                return;
            }
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                line++;
                if (!text.isBlank()) {
                    row(line, text, errors, consumer);
                }
            }
        } catch (CharacterCodingException e) {
            errors.add(new CsvError(name, line + 1, "", "", "is not UTF-8 text: save the file as UTF-8"));
        }
    }

    private boolean isHeader(String text) {
        String plain = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        return Arrays.asList(cells(plain.toLowerCase(Locale.ROOT))).equals(columns);
    }

    private void row(long line, String text, ErrorList errors, Consumer<CsvRow> consumer) {
        String[] cells = cells(text);
        if (cells.length == columns.size()) {
            consumer.accept(new CsvRow(name, line, columns, cells, errors));
        } else {
            errors.add(new CsvError(
                    name,
                    line,
                    "",
                    text,
                    "has " + cells.length + " columns instead of " + columns.size() + ": "
                            + String.join(",", columns)));
        }
    }

    private static String[] cells(String text) {
        String[] cells = text.split(",", -1);
        for (int i = 0; i < cells.length; i++) {
            String cell = cells[i].strip();
            boolean quoted = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
            cells[i] = quoted ? cell.substring(1, cell.length() - 1) : cell;
        }
        return cells;
    }
}
