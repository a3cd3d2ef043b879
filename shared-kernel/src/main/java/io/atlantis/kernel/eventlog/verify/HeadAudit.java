package io.atlantis.kernel.eventlog.verify;

import io.atlantis.kernel.eventlog.merkle.MerkleFrontier;
import io.atlantis.kernel.eventlog.merkle.TreeHash;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Grows the tree of one partition along with its fold and holds it to the heads published of it. The chain alone can't show that a log
 * was written anew or cut off as a whole: this can. Not thread-safe.
 */
final class HeadAudit {

    private final NavigableMap<Long, List<PublishedHead>> expected = new TreeMap<>();
    private final MerkleFrontier tree = new MerkleFrontier();
    private long matched;
    private long lastMatchedSize;

    /** Takes a head, before the first event. */
    void expect(PublishedHead head) {
        expected.computeIfAbsent(head.treeSize(), _ -> new ArrayList<>(1)).add(head);
    }

    /**
     * Takes the next event that counts.
     *
     * @return how a head of the size reached differs
     */
    Optional<String> accept(byte[] chainHash) {
        if (expected.isEmpty()) {
            return Optional.empty();
        }
        tree.append(chainHash);
        List<PublishedHead> heads = expected.get(tree.size());
        return heads == null ? Optional.empty() : compare(heads, new TreeHash(chainHash));
    }

    private Optional<String> compare(List<PublishedHead> heads, TreeHash chainHead) {
        TreeHash root = tree.root();
        for (PublishedHead head : heads) {
            if (!head.rootHash().equals(root) || !head.chainHead().equals(chainHead)) {
                return Optional.of(
                        "the log differs from " + head + ": it was rewritten after event " + lastMatchedSize);
            }
            matched++;
        }
        lastMatchedSize = tree.size();
        return Optional.empty();
    }

    /** How the log falls short of a head, now that it has ended. */
    Optional<String> end() {
        if (expected.isEmpty() || expected.lastKey() <= tree.size()) {
            return Optional.empty();
        }
        PublishedHead longest = expected.lastEntry().getValue().getFirst();
        return Optional.of(
                "the log ends after " + tree.size() + " events, before " + longest + ": its end was cut off");
    }

    /** Heads that are those of the log. */
    long matched() {
        return matched;
    }
}
