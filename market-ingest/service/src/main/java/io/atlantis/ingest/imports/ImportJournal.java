package io.atlantis.ingest.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which files are in the log, and which were on their way: a note for each, named by the file's fingerprint. A file that is
 * in is not imported twice; one that was interrupted goes on where it stopped. Notes about another log count for nothing.
 */
final class ImportJournal {

    private final Path folder;
    private final String logIdentity;
    private final JsonMapper json = new JsonMapper();

    ImportJournal(Path folder, String logIdentity) {
        this.folder = folder;
        this.logIdentity = logIdentity;
    }

    /**
     * @param logIdentity the log it was written to
     * @param result what the import is, or will be
     * @param startOffset end of the symbol's partition before its first record
     * @param finished whether all its records are in
     */
    record Note(String logIdentity, ImportResult result, long startOffset, boolean finished) {}

    Optional<Note> find(String fingerprint) throws IOException {
        Path file = file(fingerprint);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Note note = json.readValue(Files.readAllBytes(file), Note.class);
            return note.logIdentity().equals(logIdentity) ? Optional.of(note) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    Note begin(String fingerprint, ImportResult result, long startOffset) throws IOException {
        Note note = new Note(logIdentity, result, startOffset, false);
        write(fingerprint, note);
        return note;
    }

    void finish(String fingerprint, Note note) throws IOException {
        write(fingerprint, new Note(note.logIdentity(), note.result(), note.startOffset(), true));
    }

    private void write(String fingerprint, Note note) throws IOException {
        Files.createDirectories(folder);
        Path next = folder.resolve(fingerprint + ".next");
        Files.write(next, json.writeValueAsBytes(note));
        Files.move(next, file(fingerprint), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path file(String fingerprint) {
        return folder.resolve(fingerprint + ".json");
    }
}
