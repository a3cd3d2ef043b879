package io.atlantis.eventstore.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of a stored index, and those set aside beside it. */
final class IndexFolder {

    private static final Logger log = LoggerFactory.getLogger(IndexFolder.class);
    private static final String ASIDE = ".damaged-";
    private static final String MARKER = "DAMAGED";
    private static final int KEPT_ASIDE = 2;

    private final Path path;

    IndexFolder(Path path) {
        this.path = path.toAbsolutePath();
    }

    Path path() {
        return path;
    }

    void create() {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the index folder " + path + " can't be made: check the data folder's rights", e);
        }
    }

    /** Whether damage was met when it was last in use. */
    boolean markedDamaged() {
        return Files.exists(path.resolve(MARKER));
    }

    /** Has the next start set the folder aside; does what it can. */
    void markDamaged(String reason) {
        try {
            Files.writeString(path.resolve(MARKER), reason);
        } catch (IOException e) {
            log.error("index {} can't be marked as damaged: set it aside by hand before the next start", path, e);
        }
    }

    /** Renames the folder, keeps the newest two of those renamed, and makes a fresh one. */
    void setAside(String reason) {
        try {
            long number = aside().stream().mapToLong(this::number).max().orElse(0) + 1;
            Path target = path.resolveSibling(path.getFileName() + ASIDE + number);
            Files.move(path, target);
            log.error("index {} set aside as {}, to be rebuilt from the log: {}", path, target.getFileName(), reason);
            deleteOldest();
        } catch (IOException e) {
            throw new UncheckedIOException("the damaged index " + path + " can't be set aside: move it by hand", e);
        }
        create();
    }

    private void deleteOldest() throws IOException {
        List<Path> aside = aside();
        for (Path oldest : aside.subList(0, Math.max(0, aside.size() - KEPT_ASIDE))) {
            try (Stream<Path> files = Files.walk(oldest)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** Those set aside, the oldest first. */
    private List<Path> aside() throws IOException {
        Path parent = path.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> siblings = Files.list(parent)) {
            return siblings.filter(sibling -> number(sibling) > 0)
                    .sorted(Comparator.comparingLong(this::number))
                    .toList();
        }
    }

    /** The number of a folder set aside; 0 when it is none. */
    private long number(Path sibling) {
        String prefix = path.getFileName() + ASIDE;
        String name = String.valueOf(sibling.getFileName());
        try {
            return name.startsWith(prefix) ? Long.parseLong(name.substring(prefix.length())) : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
