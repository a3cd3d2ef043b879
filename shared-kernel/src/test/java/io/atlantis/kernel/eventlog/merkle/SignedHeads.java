package io.atlantis.kernel.eventlog.merkle;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.List;

/** Signs heads with a key of its own, by nothing but the documented layout and the JDK. */
public final class SignedHeads {

    private final KeyPair pair;

    public SignedHeads() {
        try {
            this.pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public HeadPublicKey key() {
        return HeadPublicKey.of(pair.getPublic());
    }

    /** A true head of the events with these chain hashes. */
    public SignedTreeHead head(int partition, List<byte[]> chainHashes) {
        MerkleFrontier tree = new MerkleFrontier();
        chainHashes.forEach(tree::append);
        return head(partition, tree.size(), tree.root(), new TreeHash(chainHashes.getLast()), tree.hashes());
    }

    public SignedTreeHead head(int partition, long size, TreeHash root, TreeHash chainHead, List<TreeHash> frontier) {
        Instant time = Instant.parse("2026-01-02T03:04:05.678Z");
        byte[] bytes = SignedTreeHead.bytesToSign(partition, size, root, chainHead, time, key().id());
        return new SignedTreeHead(partition, size, root, chainHead, time, key().id(), signature(bytes), frontier);
    }

    private byte[] signature(byte[] bytes) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(pair.getPrivate());
            signer.update(bytes);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
