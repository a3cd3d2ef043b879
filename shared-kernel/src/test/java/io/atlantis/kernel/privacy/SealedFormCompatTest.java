package io.atlantis.kernel.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/**
 * Pseudonyms, wrapped keys and sealed texts of the first form, made by another implementation (Python's hmac and cryptography)
 * from the secret 00 01 … 1f and the data key 64 65 … 83.
 */
class SealedFormCompatTest {

    private static final String SUBJECT = "98b03b3738f4857f8d2093f1414cdac9";
    private static final String KEY_ID = "0011223344556677";
    private static final String TOKEN = "~pd1." + SUBJECT + "." + KEY_ID
            + ".AAECAwQFBgcICQoL_s9ZKQKuF0LXJhd4CqWw7nVRtF4ebIpVq7F__xoWKb6Bj24";
    private static final String WRAPPED = "0132333435363738393a3b3c3d9b67fa5370d305baf68e124182db530d"
            + "700f603a8821a66af98ad9641c9de4a5ed5306474de7a9edb6c458255c3bb872";

    private final MasterKey master = new MasterKey(counting(0));
    private final DataKey key = new DataKey(KEY_ID, new SecretKeySpec(counting(100), "AES"));

    private static byte[] counting(int from) {
        byte[] bytes = new byte[MasterKey.BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (from + i);
        }
        return bytes;
    }

    @Test
    void shouldGiveAPersonTheSamePseudonymForEver() {
        assertThat(master.subject("main", "ada").hex()).isEqualTo(SUBJECT);
        assertThat(master.subject("main", "ada").entityId("main"))
                .isEqualTo("main.subject.98b03b37-38f4-857f-8d20-93f1414cdac9");
        assertThat(master.subject("main", "ada").erased()).isEqualTo("erased:98b03b37");
        assertThat(master.fingerprint()).isEqualTo("7a67f8d0a0c45f6b");
    }

    @Test
    void shouldOpenATextSealedInTheFirstForm() {
        KeysInMemory keys = new KeysInMemory();
        keys.put(master.subject("main", "ada"), key);

        assertThat(new SealedPersonalText(master, keys, new SecureRandom())
                        .open(TOKEN, new PersonalText.Place("actor", "main.strategy.x")))
                .isEqualTo("ada");
    }

    @Test
    void shouldUnwrapAKeyWrappedInTheFirstForm() {
        assertThat(master.unwrap(master.subject("main", "ada"), KEY_ID, HexFormat.of().parseHex(WRAPPED)))
                .hasValueSatisfying(
                        unwrapped -> assertThat(unwrapped.key().getEncoded()).isEqualTo(counting(100)));
    }
}
