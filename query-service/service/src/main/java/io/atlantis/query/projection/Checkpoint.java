package io.atlantis.query.projection;

/**
 * How far one partition is read.
 *
 * @param nextOffset the first offset not yet read
 * @param foldEpoch owner epoch of the hash chain there; 0 where a topic has no chain
 * @param foldSequence next sequence of the chain; 0 likewise
 * @param foldHead hash of the last folded record in hex; empty at the start and where a topic has no chain
 */
record Checkpoint(long nextOffset, long foldEpoch, long foldSequence, String foldHead) {

    static final Checkpoint START = at(0);

    static Checkpoint at(long nextOffset) {
        return new Checkpoint(nextOffset, 0, 0, "");
    }
}
