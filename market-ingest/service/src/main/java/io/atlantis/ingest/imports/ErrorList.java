package io.atlantis.ingest.imports;

import java.util.ArrayList;
import java.util.List;

/** The first hundred errors of a file, and how many there are in all. */
final class ErrorList {

    private static final int MOST_SHOWN = 100;

    private final List<CsvError> shown = new ArrayList<>();
    private long count;

    void add(CsvError error) {
        count++;
        if (shown.size() < MOST_SHOWN) {
            shown.add(error);
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    long count() {
        return count;
    }

    List<CsvError> shown() {
        return List.copyOf(shown);
    }
}
