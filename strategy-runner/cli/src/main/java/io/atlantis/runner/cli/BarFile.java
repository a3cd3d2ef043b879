package io.atlantis.runner.cli;

import io.atlantis.runner.bar.BarSeries;
import io.atlantis.runner.column.ColumnArena;
import io.atlantis.runner.engine.csv.BarCsvReader;
import io.atlantis.runner.engine.csv.InvalidCsvException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens the file given as {@code --bars}. */
final class BarFile {
    private BarFile() {}

    static BarSeries read(Path path, String symbol, ColumnArena arena) throws BadInputException {
        requireReadable("--bars", path);
        try {
            return BarCsvReader.read(path, symbol, arena);
        } catch (InvalidCsvException e) {
            throw new BadInputException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new BadInputException("--bars " + path + " can't be read: " + e.getMessage());
        }
    }

    static void requireReadable(String option, Path path) throws BadInputException {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new BadInputException(option + " " + path + ": there is no such readable file");
        }
    }
}
