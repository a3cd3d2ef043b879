package io.atlantis.kernel.eventlog.merkle;

import java.util.ArrayList;
import java.util.List;

/**
 * The tree as far as growing it takes: the roots of its complete subtrees, one for each bit that is set in its size, the largest first.
 * Appending costs two hashes on average, the root O(log n). Not thread-safe.
 */
public final class MerkleFrontier {

    private final TreeHasher hasher = new TreeHasher();
    private final List<TreeHash> subtrees;
    private long size;

    /** The tree without leaves. */
    public MerkleFrontier() {
        this(0, List.of());
    }

    private MerkleFrontier(long size, List<TreeHash> subtrees) {
        this.size = size;
        this.subtrees = new ArrayList<>(subtrees);
    }

    /**
     * Goes on from what {@link #hashes()} gave.
     *
     * @param size leaves of the tree
     * @param hashes roots of its complete subtrees, the largest first
     * @param root root of the tree, which the hashes must give
     * @throws IllegalArgumentException when they don't, or are too many or too few
     */
    public static MerkleFrontier restore(long size, List<TreeHash> hashes, TreeHash root) {
        if (size < 0 || hashes.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException("frontier has " + hashes.size() + " hashes: a tree of " + size
                    + " leaves has one for each bit set in its size");
        }
        MerkleFrontier frontier = new MerkleFrontier(size, hashes);
        if (!frontier.root().equals(root)) {
            throw new IllegalArgumentException(
                    "frontier of " + size + " leaves gives root " + frontier.root() + ", not " + root);
        }
        return frontier;
    }

    /** Appends a leaf, given what it stands for: an event's chain hash. */
    public void append(byte[] leafData) {
        TreeHash hash = hasher.leaf(leafData);
        // As in counting by one: each trailing bit that is set is a subtree as large as what was carried so far.
        for (long carried = size; (carried & 1) == 1; carried >>= 1) {
            hash = hasher.node(subtrees.removeLast(), hash);
        }
        subtrees.add(hash);
        size++;
    }

    /** Leaves so far. */
    public long size() {
        return size;
    }

    /** Root of the tree, by RFC 9162: the smaller subtrees are joined first. */
    public TreeHash root() {
        if (subtrees.isEmpty()) {
            return hasher.empty();
        }
        TreeHash root = subtrees.getLast();
        for (int i = subtrees.size() - 2; i >= 0; i--) {
            root = hasher.node(subtrees.get(i), root);
        }
        return root;
    }

    /** Roots of the complete subtrees, the largest first: a copy to go on from later. */
    public List<TreeHash> hashes() {
        return List.copyOf(subtrees);
    }
}
