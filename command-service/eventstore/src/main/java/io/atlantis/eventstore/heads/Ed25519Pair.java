package io.atlantis.eventstore.heads;

import java.io.Serial;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;

/** Makes Ed25519 pairs, new ones or that of a private key. */
final class Ed25519Pair {

    private Ed25519Pair() {}

    /** A new pair from the system's secure source. */
    static KeyPair generate() throws GeneralSecurityException {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    /**
     * The pair of a private key. The JDK has no call for that, but a generator whose "random" bytes are the private key's gives it
     * (RFC 8032, section 5.1.5: the private key is 32 random octets).
     */
    static KeyPair of(EdECPrivateKey privateKey) throws GeneralSecurityException {
        byte[] seed = privateKey
                .getBytes()
                .orElseThrow(() -> new GeneralSecurityException("the private key doesn't show its bytes"));
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new FixedBytes(seed));
        KeyPair pair = generator.generateKeyPair();
        if (!pair.getPrivate().equals(privateKey)) {
            throw new GeneralSecurityException("this JDK doesn't derive the public key");
        }
        return pair;
    }

    /** Gives the same bytes each time. */
    private static final class FixedBytes extends SecureRandom {

        @Serial
        private static final long serialVersionUID = 1L;

        private final byte[] fixed;

        FixedBytes(byte[] fixed) {
            this.fixed = fixed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(fixed, 0, bytes, 0, bytes.length);
        }
    }
}
