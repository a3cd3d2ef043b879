package io.atlantis.eventstore.heads;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.atlantis.kernel.eventlog.merkle.HeadPublicKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A private key's file and, beside it, that of its public key. Made whole or not at all, and never replaced: a lost key is a new
 * identity, which somebody has to want.
 */
final class KeyFile {

    private static final String PRIVATE_SUFFIX = ".pem";
    private static final String PUBLIC_SUFFIX = ".pub";
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final String PRIVATE_MODE = "rw-------";
    private static final String PUBLIC_MODE = "rw-r--r--";

    private final Path file;
    private final Path publicFile;

    KeyFile(Path file) {
        this.file = file.toAbsolutePath().normalize();
        String name = this.file.getFileName().toString();
        if (!name.endsWith(PRIVATE_SUFFIX)) {
            throw new KeyFileException("key file " + this.file + " must end in " + PRIVATE_SUFFIX, null);
        }
        String stem = name.substring(0, name.length() - PRIVATE_SUFFIX.length());
        this.publicFile = this.file.resolveSibling(stem + PUBLIC_SUFFIX);
    }

    HeadSigningKey open() {
        try {
            if (!Files.exists(file)) {
                create();
            }
            requirePrivate();
            KeyPair pair = Ed25519Pair.of(read());
            HeadPublicKey publicKey = HeadPublicKey.of(pair.getPublic());
            matchPublicFile(publicKey);
            return new HeadSigningKey(pair.getPrivate(), publicKey);
        } catch (IOException e) {
            throw new KeyFileException(
                    "key file " + file + " can't be read or written (" + e + "): mend its permissions, or name another",
                    e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw damaged(e.toString(), e);
        }
    }

    private void create() throws IOException, GeneralSecurityException {
        Files.createDirectories(file.getParent());
        byte[] encoded = Ed25519Pair.generate().getPrivate().getEncoded();
        String pem = BEGIN + "\n" + Base64.getEncoder().encodeToString(encoded) + "\n" + END + "\n";
        Path whole = written(file, pem, PRIVATE_MODE);
        try {
            // A link, unlike a move, fails when another process was quicker: then both use that one's key.
            Files.createLink(file, whole);
        } catch (FileAlreadyExistsException e) {
            // The other's key is read next.
        } catch (UnsupportedOperationException e) {
            Files.move(whole, file);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    /** A new file beside {@code target} with the text on disk. */
    private static Path written(Path target, String text, String mode) throws IOException {
        Path whole =
                Files.createTempFile(target.getParent(), target.getFileName().toString(), ".new", attributes());
        try (FileChannel channel = FileChannel.open(whole, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(ISO_8859_1));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        if (isPosix(whole)) {
            Files.setPosixFilePermissions(whole, PosixFilePermissions.fromString(mode));
        }
        return whole;
    }

    private static FileAttribute<?>[] attributes() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(PRIVATE_MODE))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView("posix");
    }

    private void requirePrivate() throws IOException {
        if (!isPosix(file)) {
            return;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (!PosixFilePermissions.fromString("rwx------").containsAll(permissions)) {
            throw new KeyFileException(
                    "key file " + file + " has mode " + PosixFilePermissions.toString(permissions)
                            + ": others could sign in this service's name. Run chmod 600 " + file
                            + ", and if others had access to it, move it away, so that a new key is made",
                    null);
        }
    }

    private EdECPrivateKey read() throws IOException, GeneralSecurityException {
        String text = Files.readString(file, ISO_8859_1).strip();
        if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
            throw damaged("it doesn't stand between " + BEGIN + " and " + END, null);
        }
        byte[] encoded = Base64.getMimeDecoder().decode(text.substring(BEGIN.length(), text.length() - END.length()));
        return (EdECPrivateKey) KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    private KeyFileException damaged(String why, @Nullable Throwable cause) {
        return new KeyFileException(
                "key file " + file + " holds no Ed25519 private key in PKCS#8 PEM (" + why
                        + "): restore it from a backup, or move it away, so that a new key is made",
                cause);
    }

    private void matchPublicFile(HeadPublicKey publicKey) throws IOException {
        if (!Files.exists(publicFile)) {
            Path whole = written(publicFile, publicKey.pem(), PUBLIC_MODE);
            Files.move(whole, publicFile, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        if (!publicKey.equals(readPublicFile())) {
            throw new KeyFileException(
                    "public key " + publicFile + " is not that of " + file
                            + ": move away the one that is wrong; the public key is then written anew",
                    null);
        }
    }

    private HeadPublicKey readPublicFile() throws IOException {
        try {
            return HeadPublicKey.read(publicFile);
        } catch (IllegalArgumentException e) {
            throw new KeyFileException(e.getMessage() + "; move it away, and it is written anew", e);
        }
    }
}
