package io.atlantis.eventstore.heads;

import io.atlantis.kernel.eventlog.merkle.ConsistencyProof;
import io.atlantis.kernel.eventlog.merkle.InclusionProof;
import io.atlantis.kernel.eventlog.merkle.TreeHash;
import io.atlantis.kernel.eventlog.merkle.TreeHasher;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Roots and proofs of a partition at any size that it has or had, by the recursive definitions of RFC 9162, sections 2.1.1, 2.1.3.1 and
 * 2.1.4.1. Complete subtrees of {@link SubtreeCache#LEAST_LEAVES} leaves or more are kept once known, which takes a hundred bytes or so
 * for each of them: the first proof reads every event that it covers, a later one a few hundred. Thread-safe.
 */
public final class MerkleLog {

    private final LeafHashes leaves;
    private final SubtreeCache cache = new SubtreeCache();

    /** The tree over the leaves of one partition. */
    public MerkleLog(LeafHashes leaves) {
        this.leaves = leaves;
    }

    /**
     * Root of the first {@code size} leaves.
     *
     * @throws IllegalArgumentException when there are not so many
     */
    public TreeHash root(long size) {
        requireSize("size", size, 0);
        TreeHasher hasher = new TreeHasher();
        return size == 0 ? hasher.empty() : hash(0, size, hasher);
    }

    /**
     * Proof that the event of a sequence stands in the tree of a size.
     *
     * @throws IllegalArgumentException when it doesn't, or the log has not so many events
     */
    public InclusionProof inclusion(long sequence, long treeSize) {
        requireSize("treeSize", treeSize, 1);
        if (sequence < 0 || sequence >= treeSize) {
            throw new IllegalArgumentException(
                    "sequence is " + sequence + ": must be from 0 to below the tree's size, " + treeSize);
        }
        return new InclusionProof(sequence, treeSize, path(sequence, treeSize));
    }

    private List<TreeHash> path(long sequence, long treeSize) {
        TreeHasher hasher = new TreeHasher();
        Deque<TreeHash> fromAbove = new ArrayDeque<>();
        long start = 0;
        long end = treeSize;
        while (end - start > 1) {
            long middle = start + leftSize(end - start);
            if (sequence < middle) {
                fromAbove.addFirst(hash(middle, end, hasher));
                end = middle;
            } else {
                fromAbove.addFirst(hash(start, middle, hasher));
                start = middle;
            }
        }
        return new ArrayList<>(fromAbove);
    }

    /**
     * Proof that the tree of a size begins with that of a smaller or equal one.
     *
     * @param firstSize at least one
     * @throws IllegalArgumentException when the sizes are not in order, or the log has not so many events
     */
    public ConsistencyProof consistency(long firstSize, long secondSize) {
        requireSize("secondSize", secondSize, 1);
        if (firstSize < 1 || firstSize > secondSize) {
            throw new IllegalArgumentException(
                    "firstSize is " + firstSize + ": must be from 1 to secondSize, " + secondSize);
        }
        return new ConsistencyProof(firstSize, secondSize, subproof(firstSize, secondSize));
    }

    private List<TreeHash> subproof(long firstSize, long secondSize) {
        TreeHasher hasher = new TreeHasher();
        Deque<TreeHash> fromAbove = new ArrayDeque<>();
        long start = 0;
        long end = secondSize;
        while (end != firstSize) {
            long middle = start + leftSize(end - start);
            if (firstSize <= middle) {
                fromAbove.addFirst(hash(middle, end, hasher));
                end = middle;
            } else {
                fromAbove.addFirst(hash(start, middle, hasher));
                start = middle;
            }
        }
        // What is left is the smaller tree itself, which the verifier knows, or its last complete subtree.
        if (start != 0) {
            fromAbove.addFirst(hash(start, end, hasher));
        }
        return new ArrayList<>(fromAbove);
    }

    private void requireSize(String name, long size, long least) {
        long known = leaves.size();
        if (size < least || size > known) {
            throw new IllegalArgumentException(
                    name + " is " + size + ": must be from " + least + " to the events of the log, " + known);
        }
    }

    /** Largest power of two below {@code size}, which is 2 or more: where RFC 9162 splits a tree. */
    private static long leftSize(long size) {
        return Long.highestOneBit(size - 1);
    }

    /** Hash over the leaves from {@code start} to before {@code end}, at least one, cut as the definition cuts. */
    private TreeHash hash(long start, long end, TreeHasher hasher) {
        long size = end - start;
        if (size == 1) {
            return hasher.leaf(leaves.hash(start));
        }
        boolean kept = Long.bitCount(size) == 1 && size >= SubtreeCache.LEAST_LEAVES;
        TreeHash known = kept ? cache.get(start, size) : null;
        if (known != null) {
            return known;
        }
        long middle = start + leftSize(size);
        TreeHash hash = hasher.node(hash(start, middle, hasher), hash(middle, end, hasher));
        if (kept) {
            cache.put(start, size, hash);
        }
        return hash;
    }
}
