package io.atlantis.kernel.eventlog;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * State of the fold between two commits: enough to go on from there and still notice every alteration.
 *
 * @param nextOffset the first offset not yet accounted for
 * @param epoch the epoch in force
 * @param nextSequence the sequence number of the next event; as many events there are before it
 * @param head hash of the last event, or the genesis hash; shared, not to be changed
 */
public record FoldCheckpoint(long nextOffset, long epoch, long nextSequence, byte[] head) {

    /** Before the first record. */
    public static final FoldCheckpoint START = new FoldCheckpoint(0, 0, 0, HashChain.genesis());

    public FoldCheckpoint {
        if (head.length != HashChain.HASH_LENGTH) {
            throw new IllegalArgumentException("head has " + head.length + " bytes: a SHA-256 hash has 32");
        }
    }

    /** The head in lower-case hex. */
    public String headHex() {
        return HexFormat.of().formatHex(head);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FoldCheckpoint that
                && nextOffset == that.nextOffset
                && epoch == that.epoch
                && nextSequence == that.nextSequence
                && Arrays.equals(head, that.head);
    }

    @Override
    public int hashCode() {
        return Objects.hash(nextOffset, epoch, nextSequence, Arrays.hashCode(head));
    }

    @Override
    public String toString() {
        return "offset " + nextOffset + ", epoch " + epoch + ", sequence " + nextSequence + ", head " + headHex();
    }
}
