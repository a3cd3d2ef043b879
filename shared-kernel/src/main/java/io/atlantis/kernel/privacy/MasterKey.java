package io.atlantis.kernel.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret outside the log from which the others derive by HKDF-SHA-256 (RFC 5869, no salt, the purpose as info): keys for
 * pseudonyms, for wrapping subjects' keys and for authenticating sealed texts. Thread-safe.
 */
public final class MasterKey {

    /** Length of the secret. */
    public static final int BYTES = 32;

    private static final String HMAC = "HmacSHA256";
    private static final int DERIVED_BYTES = 32;
    private static final int KEY_ID_BYTES = 8;
    private static final byte WRAPPED_FORM = 1;

    private final SecretKey pseudonyms;
    private final SecretKey wrapping;
    private final SecretKey sealing;
    private final String fingerprint;

    /** Keys derived from a secret of {@link #BYTES}. */
    public MasterKey(byte[] secret) {
        if (secret.length != BYTES) {
            throw new IllegalArgumentException("a master key has " + BYTES + " bytes, not " + secret.length);
        }
        this.pseudonyms = derived(secret, "atlantis privacy pseudonyms", HMAC);
        this.wrapping = derived(secret, "atlantis privacy wrapping", "AES");
        this.sealing = derived(secret, "atlantis privacy sealing", HMAC);
        byte[] print = derived(secret, "atlantis privacy fingerprint", HMAC).getEncoded();
        this.fingerprint = HexFormat.of().formatHex(print, 0, KEY_ID_BYTES);
    }

    private static SecretKey derived(byte[] secret, String purpose, String algorithm) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            algorithm,
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(secret)
                                    .thenExpand(purpose.getBytes(UTF_8), DERIVED_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HKDF-SHA256 failed", e);
        }
    }

    /** 16 hex digits that tell master keys apart and give nothing away. */
    String fingerprint() {
        return fingerprint;
    }

    /** The pseudonym of a person: HMAC-SHA-256 of int32 length and bytes of the workspace, then the name's. */
    public SubjectId subject(String workspace, String name) {
        byte[] space = workspace.getBytes(UTF_8);
        byte[] person = name.getBytes(UTF_8);
        ByteBuffer text = ByteBuffer.allocate(Integer.BYTES + space.length + person.length)
                .putInt(space.length)
                .put(space)
                .put(person);
        return SubjectId.of(hmac(pseudonyms, text.array()));
    }

    /** Authenticates a sealed text, also when the key that opens it is gone. */
    byte[] authenticate(byte[] text) {
        return hmac(sealing, text);
    }

    private static byte[] hmac(SecretKey key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 failed", e);
        }
    }

    /** A fresh key for a subject. */
    static DataKey freshKey(SecureRandom random) {
        byte[] id = new byte[KEY_ID_BYTES];
        byte[] key = new byte[BYTES];
        random.nextBytes(id);
        random.nextBytes(key);
        return new DataKey(HexFormat.of().formatHex(id), new SecretKeySpec(key, "AES"));
    }

    /** A subject's key as {@code domain.subject-keys} holds it: form 1, then nonce, AES-GCM ciphertext and tag. */
    byte[] wrap(SubjectId subject, DataKey key, AesGcm cipher) {
        byte[] sealed = cipher.seal(wrapping, key.key().getEncoded(), associated(subject, key.id()));
        byte[] wrapped = new byte[1 + sealed.length];
        wrapped[0] = WRAPPED_FORM;
        System.arraycopy(sealed, 0, wrapped, 1, sealed.length);
        return wrapped;
    }

    /** The key; empty when it was not wrapped by this master key for that subject under that id. */
    Optional<DataKey> unwrap(SubjectId subject, String keyId, byte[] wrapped) {
        if (wrapped.length == 0 || wrapped[0] != WRAPPED_FORM) {
            return Optional.empty();
        }
        return AesGcm.open(wrapping, Arrays.copyOfRange(wrapped, 1, wrapped.length), associated(subject, keyId))
                .map(key -> new DataKey(keyId, new SecretKeySpec(key, "AES")));
    }

    private static byte[] associated(SubjectId subject, String keyId) {
        return (subject.hex() + "." + keyId).getBytes(UTF_8);
    }

    @Override
    public String toString() {
        return "MasterKey[" + fingerprint + "]";
    }
}
