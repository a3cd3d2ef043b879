package io.atlantis.eventstore.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Copies of an index's folder, and what they hold. */
final class IndexFolders {

    private IndexFolders() {}

    static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path file : files(from)) {
            if (!file.getFileName().toString().equals("LOCK")) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    /** Its files, by name. */
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
