package io.atlantis.kernel.eventlog.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The segment files of one partition's folder, as Kafka names them. */
final class SegmentFiles {

    private static final String SUFFIX = ".log";

    private SegmentFiles() {}

    /** In the order of their offsets. */
    static List<Path> of(Path partitionDirectory) throws IOException {
        try (Stream<Path> files = Files.list(partitionDirectory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    /** The offset that a segment begins at. */
    static long baseOffset(Path segment) {
        String name = segment.getFileName().toString();
        return Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
    }
}
