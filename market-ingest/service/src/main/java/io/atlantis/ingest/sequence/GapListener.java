package io.atlantis.ingest.sequence;

/** Is told of trades that are missing, on the feed's thread: must be quick and must not block. */
@FunctionalInterface
public interface GapListener {

    /**
     * @param symbol whose trades are missing
     * @param beforeNs event time of the trade after the gap, epoch nanoseconds
     */
    void onMissingTrades(String symbol, long beforeNs);
}
