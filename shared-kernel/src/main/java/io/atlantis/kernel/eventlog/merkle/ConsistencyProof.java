package io.atlantis.kernel.eventlog.merkle;

import java.util.List;

/**
 * Proof that a tree grew out of a smaller one by appending alone (RFC 9162, section 2.1.4).
 *
 * @param firstSize leaves of the smaller tree, at least one
 * @param secondSize leaves of the larger tree; of trees of the same size the path is empty
 * @param path the hashes that give both roots
 */
public record ConsistencyProof(long firstSize, long secondSize, List<TreeHash> path) {

    public ConsistencyProof {
        if (firstSize < 1 || firstSize > secondSize) {
            throw new IllegalArgumentException(
                    "firstSize is " + firstSize + ": must be from 1 to secondSize, " + secondSize);
        }
        path = List.copyOf(path);
    }

    /** Whether it proves that the tree of the second root begins with that of the first (RFC 9162, section 2.1.4.2). */
    public boolean verify(TreeHash firstRoot, TreeHash secondRoot) {
        if (firstSize == secondSize) {
            return path.isEmpty() && firstRoot.equals(secondRoot);
        }
        if (path.isEmpty()) {
            return false;
        }
        // A smaller tree that is a complete subtree of the larger is the first hash of the way itself.
        boolean complete = Long.bitCount(firstSize) == 1;
        TreeHash start = complete ? firstRoot : path.getFirst();
        return climb(start, complete ? path : path.subList(1, path.size()), firstRoot, secondRoot);
    }

    private boolean climb(TreeHash start, List<TreeHash> rest, TreeHash firstRoot, TreeHash secondRoot) {
        TreeHasher hasher = new TreeHasher();
        int skipped = Long.numberOfTrailingZeros(firstSize);
        long fn = (firstSize - 1) >> skipped;
        long sn = (secondSize - 1) >> skipped;
        TreeHash first = start;
        TreeHash second = start;
        for (TreeHash beside : rest) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                first = hasher.node(beside, first);
                second = hasher.node(beside, second);
                int levels = InclusionProof.levelsWithoutSibling(fn);
                fn >>= levels;
                sn >>= levels;
            } else {
                second = hasher.node(second, beside);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && first.equals(firstRoot) && second.equals(secondRoot);
    }
}
