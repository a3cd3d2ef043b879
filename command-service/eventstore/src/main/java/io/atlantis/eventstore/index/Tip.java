package io.atlantis.eventstore.index;

import io.atlantis.kernel.eventlog.FoldCheckpoint;
import io.atlantis.kernel.eventlog.OwnerClaim;
import java.util.Optional;

/**
 * How far an index reaches: where a fold goes on, and what it would need to know besides.
 *
 * @param checkpoint of the fold after the last commit or claim
 * @param claim the claim in force
 */
record Tip(FoldCheckpoint checkpoint, Optional<OwnerClaim> claim) {

    /** Before the first record. */
    static final Tip START = new Tip(FoldCheckpoint.START, Optional.empty());

    Tip committed(FoldCheckpoint after, long nextSequence) {
        requireAt(nextSequence, after);
        return new Tip(after, claim);
    }

    Tip claimed(OwnerClaim inForce, FoldCheckpoint after, long nextSequence) {
        requireAt(nextSequence, after);
        return new Tip(after, Optional.of(inForce));
    }

    private static void requireAt(long nextSequence, FoldCheckpoint after) {
        if (after.nextSequence() != nextSequence) {
            throw new IllegalArgumentException(
                    "checkpoint at sequence " + after.nextSequence() + " where the index is at " + nextSequence);
        }
    }
}
