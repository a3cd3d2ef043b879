package io.atlantis.kernel.eventlog.verify;

import io.atlantis.kernel.eventlog.merkle.TreeHash;

/**
 * What there is to hold a log to.
 *
 * @param offset where it stands in the heads' topic
 * @param treeSize events that it covers
 * @param rootHash of their tree
 * @param chainHead chain hash of the last of them
 */
record PublishedHead(long offset, long treeSize, TreeHash rootHash, TreeHash chainHead) {

    @Override
    public String toString() {
        return "the signed head of " + treeSize + " events (offset " + offset + " of the heads)";
    }
}
