package io.atlantis.kernel.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The recorded form of a sealed text: {@code ~pd1.<subject, 32 hex>.<key id, 16 hex>.<base64url of nonce, ciphertext, tag and
 * 16 bytes of HMAC>}. Final, since it is kept for ever; another form gets another number.
 *
 * @param subject whose text it is
 * @param keyId what it is sealed with
 * @param content nonce, ciphertext, tag, authentication; shared, not to be changed
 */
record SealedToken(SubjectId subject, String keyId, byte[] content) {

    private static final Pattern ANY_FORM = Pattern.compile("~pd\\d+\\..*", Pattern.DOTALL);
    private static final Pattern FORM_1 = Pattern.compile("~pd1\\.([0-9a-f]{32})\\.([0-9a-f]{16})\\.([A-Za-z0-9_-]+)");
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /**
     * The token that a recorded text is; empty for one that was never sealed.
     *
     * @throws DamagedPersonalDataException for a text that begins as a token and isn't one
     */
    static Optional<SealedToken> parse(String recorded) {
        if (!ANY_FORM.matcher(recorded).matches()) {
            return Optional.empty();
        }
        Matcher form = FORM_1.matcher(recorded);
        if (!form.matches()) {
            throw new DamagedPersonalDataException("sealed text is of no known form", null);
        }
        SealedToken token =
                new SealedToken(SubjectId.ofHex(form.group(1)), form.group(2), content(form.group(3)));
        if (!token.toString().equals(recorded)) {
            throw new DamagedPersonalDataException("sealed text is not as it was written", null);
        }
        return Optional.of(token);
    }

    private static byte[] content(String base64) {
        try {
            return Base64.getUrlDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new DamagedPersonalDataException("sealed text is no base64url", e);
        }
    }

    /** What is authenticated beside the content: everything before it and the place it stands in. */
    static byte[] associated(SubjectId subject, String keyId, PersonalText.Place place) {
        return (prefix(subject, keyId) + '\0' + place.field() + '\0' + place.entityId()).getBytes(UTF_8);
    }

    private static String prefix(SubjectId subject, String keyId) {
        return "~pd1." + subject.hex() + "." + keyId + ".";
    }

    @Override
    public String toString() {
        return prefix(subject, keyId) + ENCODER.encodeToString(content);
    }
}
