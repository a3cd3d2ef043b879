package io.atlantis.kernel.eventlog.merkle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A key that heads are verified by.
 *
 * @param key Ed25519
 * @param id the first 16 bytes of the SHA-256 of its SubjectPublicKeyInfo, in lower-case hex
 */
public record HeadPublicKey(PublicKey key, String id) {

    /** Length of an id in bytes. */
    public static final int ID_LENGTH = 16;

    private static final String ALGORITHM = "Ed25519";
    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String END = "-----END PUBLIC KEY-----";
    private static final int PEM_LINE_LENGTH = 64;

    /** The key with its id. */
    public static HeadPublicKey of(PublicKey key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return new HeadPublicKey(key, HexFormat.of().formatHex(Arrays.copyOf(hash, ID_LENGTH)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * Reads a key from a PEM file (SubjectPublicKeyInfo, RFC 7468).
     *
     * @throws IOException when the file can't be read
     * @throws IllegalArgumentException when it holds no Ed25519 public key
     */
    public static HeadPublicKey read(Path file) throws IOException {
        String text = Files.readString(file, ISO_8859_1).strip();
        if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
            throw notAKey(file, "it doesn't begin with " + BEGIN);
        }
        try {
            byte[] encoded =
                    Base64.getMimeDecoder().decode(text.substring(BEGIN.length(), text.length() - END.length()));
            return of(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw notAKey(file, e.toString());
        }
    }

    private static IllegalArgumentException notAKey(Path file, String why) {
        return new IllegalArgumentException(
                file + " holds no Ed25519 public key in PEM (" + why + "): name the .pub file beside a signing key");
    }

    /** The key as {@link #read} takes it. */
    public String pem() {
        Base64.Encoder encoder = Base64.getMimeEncoder(PEM_LINE_LENGTH, new byte[] {'\n'});
        return BEGIN + "\n" + encoder.encodeToString(key.getEncoded()) + "\n" + END + "\n";
    }
}
