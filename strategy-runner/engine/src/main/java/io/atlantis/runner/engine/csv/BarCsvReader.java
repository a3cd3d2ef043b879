package io.atlantis.runner.engine.csv;

import io.atlantis.kernel.time.EpochNanos;
import io.atlantis.runner.bar.BarSeries;
import io.atlantis.runner.column.ColumnArena;
import io.atlantis.runner.column.DoubleColumnBuilder;
import io.atlantis.runner.column.LongColumnBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads bars from a CSV file, gzipped if its name ends in {@code .gz}: header {@code time,open,high,low,close,volume},
 * times ISO-8601 with zone or epoch milliseconds, strictly ascending; prices above zero with low and high around open
 * and close; volume from zero. For one file and one thread.
 */
public final class BarCsvReader {
    private static final List<String> COLUMNS = List.of("time", "open", "high", "low", "close", "volume");
    private static final String HEADER = String.join(",", COLUMNS);

    private final Path path;
    private final String file;
    private final String[] fields = new String[COLUMNS.size()];
    private final double[] numbers = new double[COLUMNS.size()];
    private final LongColumnBuilder timesNs = new LongColumnBuilder();
    private final DoubleColumnBuilder[] columns = new DoubleColumnBuilder[COLUMNS.size()];
    private long lineNumber;

    private BarCsvReader(Path path) {
        this.path = path;
        this.file = String.valueOf(path.getFileName());
        Arrays.setAll(columns, i -> new DoubleColumnBuilder());
    }

    /**
     * Reads a file into columns of {@code arena}.
     *
     * @param symbol the ticker the bars are of
     * @throws InvalidCsvException at the first line that breaks a rule
     * @throws IOException if the file can't be read
     */
    public static BarSeries read(Path path, String symbol, ColumnArena arena) throws IOException, InvalidCsvException {
        BarCsvReader reader = new BarCsvReader(path);
        reader.readLines();
        return reader.build(symbol, arena);
    }

    private void readLines() throws IOException, InvalidCsvException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(open(), StandardCharsets.UTF_8))) {
            requireHeader(lines.readLine());
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                lineNumber++;
                readLine(line);
            }
        }
        if (timesNs.size() == 0) {
            throw new InvalidCsvException(file, lineNumber, "", "", "there are no bars below the header: add some");
        }
    }

    private InputStream open() throws IOException {
        InputStream bytes = Files.newInputStream(path);
        return file.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
    }

    private void requireHeader(@Nullable String line) throws InvalidCsvException {
        lineNumber = 1;
        String header = line == null ? "" : line.startsWith("\uFEFF") ? line.substring(1) : line;
        if (!header.strip().equals(HEADER)) {
            throw new InvalidCsvException(file, 1, "", header, "is not the header: begin the file with " + HEADER);
        }
    }

    private void readLine(String line) throws InvalidCsvException {
        split(line);
        long timeNs = time();
        for (int column = 1; column < fields.length; column++) {
            numbers[column] = number(column);
        }
        requireConsistent();
        timesNs.append(timeNs);
        for (int column = 1; column < fields.length; column++) {
            columns[column].append(numbers[column]);
        }
    }

    private void split(String line) throws InvalidCsvException {
        int start = 0;
        int count = 0;
        while (start <= line.length()) {
            int comma = line.indexOf(',', start);
            int end = comma < 0 ? line.length() : comma;
            if (count < fields.length) {
                fields[count] = line.substring(start, end).strip();
            }
            count++;
            start = end + 1;
        }
        if (count != fields.length) {
            throw new InvalidCsvException(file, lineNumber, "", line, "has " + count + " fields: give 6, " + HEADER);
        }
    }

    private long time() throws InvalidCsvException {
        long timeNs;
        try {
            timeNs = EpochNanos.parse(fields[0]);
        } catch (DateTimeException e) {
            throw invalid(0, "is no time: use ISO-8601 such as 2013-10-08T13:30:00Z or epoch milliseconds");
        }
        if (timesNs.size() > 0 && timeNs <= timesNs.at(timesNs.size() - 1)) {
            throw invalid(0, "is not after the bar before it: sort the bars by time and keep one per time");
        }
        return timeNs;
    }

    private double number(int column) throws InvalidCsvException {
        double value;
        try {
            value = Double.parseDouble(fields[column]);
        } catch (NumberFormatException e) {
            throw invalid(column, "is not a number: give a decimal number such as 104.5");
        }
        boolean isVolume = column == COLUMNS.size() - 1;
        if (!Double.isFinite(value) || value < 0.0 || (value == 0.0 && !isVolume)) {
            throw invalid(
                    column, isVolume ? "is no volume: give a number from 0" : "is no price: give a number above 0");
        }
        return value;
    }

    private void requireConsistent() throws InvalidCsvException {
        double open = numbers[1];
        double high = numbers[2];
        double low = numbers[3];
        double close = numbers[4];
        if (high < Math.max(open, close)) {
            throw invalid(2, "is below open or close: the high is the greatest price of the bar");
        }
        if (low > Math.min(open, close)) {
            throw invalid(3, "is above open or close: the low is the least price of the bar");
        }
    }

    private InvalidCsvException invalid(int column, String problem) {
        return new InvalidCsvException(file, lineNumber, COLUMNS.get(column), fields[column], problem);
    }

    private BarSeries build(String symbol, ColumnArena arena) {
        return new BarSeries(
                symbol,
                timesNs.build(arena),
                columns[1].build(arena),
                columns[2].build(arena),
                columns[3].build(arena),
                columns[4].build(arena),
                columns[5].build(arena));
    }
}
