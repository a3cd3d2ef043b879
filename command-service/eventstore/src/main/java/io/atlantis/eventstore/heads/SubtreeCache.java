package io.atlantis.eventstore.heads;

import io.atlantis.kernel.eventlog.merkle.TreeHash;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Hashes of complete subtrees, which never change in a log that only grows. Thread-safe. */
final class SubtreeCache {

    /** Smaller subtrees cost less to hash anew than to keep. */
    static final long LEAST_LEAVES = 256;

    /** Where a subtree begins; complete ones of a size begin at its multiples. */
    private record Place(long start, long size) {}

    private final Map<Place, TreeHash> hashes = new ConcurrentHashMap<>();

    @Nullable
    TreeHash get(long start, long size) {
        return hashes.get(new Place(start, size));
    }

    void put(long start, long size, TreeHash hash) {
        hashes.put(new Place(start, size), hash);
    }
}
