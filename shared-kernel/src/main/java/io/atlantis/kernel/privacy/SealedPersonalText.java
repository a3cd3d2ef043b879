package io.atlantis.kernel.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Personal texts sealed with their subject's key. A token is authenticated twice: by AES-GCM under the subject's key, and by an
 * HMAC under the master key, which tells a damaged text from an erased one when the subject's key is gone. Thread-safe.
 */
public final class SealedPersonalText implements PersonalText {

    private static final int MAC_BYTES = 16;

    private final MasterKey master;
    private final SubjectKeys keys;
    private final AesGcm cipher;

    public SealedPersonalText(MasterKey master, SubjectKeys keys, SecureRandom random) {
        this.master = master;
        this.keys = keys;
        this.cipher = new AesGcm(random);
    }

    @Override
    public String seal(SubjectId subject, String text, Place place) {
        DataKey key = keys.current(subject);
        byte[] associated = SealedToken.associated(subject, key.id(), place);
        byte[] sealed = cipher.seal(key.key(), text.getBytes(UTF_8), associated);
        byte[] content = Arrays.copyOf(sealed, sealed.length + MAC_BYTES);
        System.arraycopy(mac(associated, sealed), 0, content, sealed.length, MAC_BYTES);
        return new SealedToken(subject, key.id(), content).toString();
    }

    @Override
    public String open(String recorded, Place place) {
        return SealedToken.parse(recorded).map(token -> open(token, place)).orElse(recorded);
    }

    String open(SealedToken token, Place place) {
        byte[] associated = SealedToken.associated(token.subject(), token.keyId(), place);
        byte[] sealed = authentic(token, associated);
        return keys.find(token.subject(), token.keyId())
                .map(key -> AesGcm.open(key.key(), sealed, associated)
                        .map(plain -> new String(plain, UTF_8))
                        .orElseThrow(() -> damaged(token)))
                .orElseGet(token.subject()::erased);
    }

    /** The content without the HMAC, which fits. */
    private byte[] authentic(SealedToken token, byte[] associated) {
        int length = token.content().length - MAC_BYTES;
        if (length < AesGcm.NONCE_BYTES + AesGcm.TAG_BYTES) {
            throw damaged(token);
        }
        byte[] sealed = Arrays.copyOf(token.content(), length);
        byte[] given = Arrays.copyOfRange(token.content(), length, token.content().length);
        if (!MessageDigest.isEqual(given, mac(associated, sealed))) {
            throw damaged(token);
        }
        return sealed;
    }

    private byte[] mac(byte[] associated, byte[] sealed) {
        byte[] text = Arrays.copyOf(associated, associated.length + 1 + sealed.length);
        System.arraycopy(sealed, 0, text, associated.length + 1, sealed.length);
        return Arrays.copyOf(master.authenticate(text), MAC_BYTES);
    }

    private static DamagedPersonalDataException damaged(SealedToken token) {
        return new DamagedPersonalDataException(
                "sealed text of subject " + token.subject().hex() + " was changed, moved, or sealed under another master key",
                null);
    }
}
