package io.atlantis.kernel.privacy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;

/**
 * The file that holds the master key: 64 hex digits and a line feed, for its owner's eyes alone. Made on first use; of several
 * processes that make it at once, all get the same key.
 */
public final class MasterKeyFile {

    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNERS_FOLDER = PosixFilePermissions.fromString("rwx------");

    private MasterKeyFile() {}

    /**
     * The key in a file, made if it isn't there.
     *
     * @throws IllegalStateException saying what to do, when others may read the file or it holds no key
     */
    public static MasterKey open(Path path, SecureRandom random) {
        try {
            if (!Files.exists(path)) {
                create(path, random);
            }
            requireOwnerAlone(path);
            return new MasterKey(secret(path));
        } catch (IOException e) {
            throw new UncheckedIOException("master key file " + path + " can't be read or made", e);
        }
    }

    /** Written whole under another name first: whoever sees the file sees all of it, and the first one stays. */
    private static void create(Path path, SecureRandom random) throws IOException {
        Path folder = Objects.requireNonNull(path.toAbsolutePath().getParent(), "a file stands in a folder");
        if (!Files.exists(folder)) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNERS_FOLDER));
        }
        byte[] secret = new byte[MasterKey.BYTES];
        random.nextBytes(secret);
        Path draft = Files.createTempFile(
                folder, "privacy-master", ".draft", PosixFilePermissions.asFileAttribute(OWNER_ALONE));
        try {
            write(draft, HexFormat.of().formatHex(secret) + "\n");
            Files.createLink(path, draft);
        } catch (FileAlreadyExistsException e) {
            // Another process was quicker: its key is the one.
        } finally {
            Files.delete(draft);
        }
    }

    private static void write(Path draft, String text) throws IOException {
        try (FileChannel file = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(US_ASCII));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
    }

    private static void requireOwnerAlone(Path path) throws IOException {
        Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(path));
        others.removeAll(Set.of(
                PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));
        if (!others.isEmpty()) {
            throw new IllegalStateException("master key file " + path + " is open to others (" + others
                    + "): chmod 600 it, and think of the key as known if they could read it");
        }
    }

    private static byte[] secret(Path path) throws IOException {
        try {
            byte[] secret = HexFormat.of().parseHex(Files.readString(path, US_ASCII).strip());
            if (secret.length == MasterKey.BYTES) {
                return secret;
            }
        } catch (IllegalArgumentException | CharacterCodingException e) {
            // Said below; the content must not get into a message.
        }
        throw new IllegalStateException("master key file " + path + " holds no key of " + 2 * MasterKey.BYTES
                + " hex digits: bring the right file back; without it what it sealed can't be read");
    }
}
