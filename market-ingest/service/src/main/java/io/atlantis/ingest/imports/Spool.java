package io.atlantis.ingest.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** An uploaded file on disk, with a fingerprint of what it says and what for. Deleted when closed. */
final class Spool implements AutoCloseable {

    private static final int CHUNK_BYTES = 64 << 10;

    private final Path path;
    private final byte[] digest;

    private Spool(Path path, byte[] digest) {
        this.path = path;
        this.digest = digest;
    }

    /**
     * Writes the body to disk as it comes.
     *
     * @param purpose part of the fingerprint: the same bytes for another symbol are another import
     */
    static Spool of(InputStream body, Path folder, long maxBytes, String purpose) throws IOException {
        Files.createDirectories(folder);
        Path path = Files.createTempFile(folder, "upload-", ".csv");
        MessageDigest sha256 = sha256();
        sha256.update(purpose.getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) 0);
        long total = 0;
        byte[] chunk = new byte[CHUNK_BYTES];
        try (OutputStream out = Files.newOutputStream(path)) {
            for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
                total += read;
                if (total > maxBytes) {
                    throw ImportProblems.tooLarge(maxBytes);
                }
                sha256.update(chunk, 0, read);
                out.write(chunk, 0, read);
            }
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(path);
            throw e;
        }
        return new Spool(path, sha256.digest());
    }

    Path path() {
        return path;
    }

    /** SHA-256 of purpose and content, in hexadecimal. */
    String fingerprint() {
        return HexFormat.of().formatHex(digest);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
