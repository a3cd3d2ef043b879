package io.atlantis.eventstore.heads;

import io.atlantis.kernel.eventlog.merkle.HeadPublicKey;
import io.atlantis.kernel.eventlog.merkle.SignedTreeHead;
import io.atlantis.kernel.eventlog.merkle.TreeHash;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The Ed25519 key that heads are signed with. Never shown, never logged; {@link #publicKey()} is what others get. Thread-safe. */
public final class HeadSigningKey {

    private final PrivateKey privateKey;
    private final HeadPublicKey publicKey;

    HeadSigningKey(PrivateKey privateKey, HeadPublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /**
     * The key of a PKCS#8 PEM file, generated at first use with mode 0600; beside it stands the public key, as {@code .pub}.
     *
     * @param file ends in {@code .pem}; its folder is made if need be
     * @throws KeyFileException when the file can be read by others, is damaged or can't be read or written: never replaced
     */
    public static HeadSigningKey open(Path file) {
        return new KeyFile(file).open();
    }

    /** What the signatures are verified by. */
    public HeadPublicKey publicKey() {
        return publicKey;
    }

    /**
     * Signs a head.
     *
     * @param time cut to whole milliseconds
     */
    SignedTreeHead sign(
            int partition,
            long treeSize,
            TreeHash rootHash,
            TreeHash chainHead,
            Instant time,
            List<TreeHash> frontier) {
        Instant signedAt = time.truncatedTo(ChronoUnit.MILLIS);
        byte[] signature =
                sign(SignedTreeHead.bytesToSign(partition, treeSize, rootHash, chainHead, signedAt, publicKey.id()));
        return new SignedTreeHead(
                partition, treeSize, rootHash, chainHead, signedAt, publicKey.id(), signature, frontier);
    }

    private byte[] sign(byte[] bytes) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(privateKey);
            signer.update(bytes);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the signing key " + publicKey.id() + " doesn't sign", e);
        }
    }
}
