package io.atlantis.kernel.eventlog.merkle;

import java.util.List;

/**
 * Proof that a leaf stands at its place in a tree (RFC 9162, section 2.1.3).
 *
 * @param leafIndex the leaf's place, from 0: the event's sequence
 * @param treeSize leaves of the tree
 * @param path hashes beside the way from the leaf to the root, from below
 */
public record InclusionProof(long leafIndex, long treeSize, List<TreeHash> path) {

    public InclusionProof {
        if (leafIndex < 0 || leafIndex >= treeSize) {
            throw new IllegalArgumentException(
                    "leafIndex is " + leafIndex + ": must be from 0 to below the tree's size, " + treeSize);
        }
        path = List.copyOf(path);
    }

    /**
     * Whether it proves that an event stands in the tree of this root (RFC 9162, section 2.1.3.2).
     *
     * @param leafData what the leaf stands for: the event's chain hash
     */
    public boolean verify(byte[] leafData, TreeHash root) {
        TreeHasher hasher = new TreeHasher();
        long fn = leafIndex;
        long sn = treeSize - 1;
        TreeHash hash = hasher.leaf(leafData);
        for (TreeHash beside : path) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                hash = hasher.node(beside, hash);
                int skipped = levelsWithoutSibling(fn);
                fn >>= skipped;
                sn >>= skipped;
            } else {
                hash = hasher.node(hash, beside);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && hash.equals(root);
    }

    /** How far up a node at the right edge goes before it is joined: until its number is odd, or the top is reached. */
    static int levelsWithoutSibling(long number) {
        return number == 0 ? 0 : Long.numberOfTrailingZeros(number);
    }
}
