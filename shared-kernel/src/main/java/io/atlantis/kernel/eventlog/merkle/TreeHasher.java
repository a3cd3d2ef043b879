package io.atlantis.kernel.eventlog.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The hashes of RFC 9162, section 2.1.1: {@code SHA-256(0x00 | data)} of a leaf, {@code SHA-256(0x01 | left | right)} of a node. The
 * prefixes keep a node from passing for a leaf. Not thread-safe: one instance per thread.
 */
public final class TreeHasher {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest digest;

    public TreeHasher() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Root of the tree without leaves: the hash of nothing. */
    public TreeHash empty() {
        return new TreeHash(digest.digest());
    }

    /**
     * Hash of a leaf.
     *
     * @param data what the leaf stands for; in the event log an event's 32-byte chain hash
     */
    public TreeHash leaf(byte[] data) {
        digest.update(LEAF);
        return new TreeHash(digest.digest(data));
    }

    /** Hash of the node above two others. */
    public TreeHash node(TreeHash left, TreeHash right) {
        digest.update(NODE);
        digest.update(left.bytes());
        return new TreeHash(digest.digest(right.bytes()));
    }
}
