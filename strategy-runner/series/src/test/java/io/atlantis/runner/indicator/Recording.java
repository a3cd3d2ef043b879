package io.atlantis.runner.indicator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The columns of {@code talib-vectors.csv}: bars and what TA-Lib made of them (the script that wrote it lies beside
 * it).
 */
record Recording(Map<String, double[]> columns) {

    static Recording read() throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Recording.class.getResourceAsStream("talib-vectors.csv")),
                StandardCharsets.UTF_8))) {
            List<String> names = List.of(reader.readLine().split(",", -1));
            List<double[]> rows = reader.lines().map(Recording::numbers).toList();
            Map<String, double[]> columns = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                int column = i;
                columns.put(
                        names.get(i),
                        rows.stream().mapToDouble(row -> row[column]).toArray());
            }
            return new Recording(columns);
        }
    }

    double[] column(String name) {
        return Objects.requireNonNull(columns.get(name), name);
    }

    private static double[] numbers(String line) {
        return Arrays.stream(line.split(",", -1))
                .mapToDouble(text -> text.equals("nan") ? Double.NaN : Double.parseDouble(text))
                .toArray();
    }
}
