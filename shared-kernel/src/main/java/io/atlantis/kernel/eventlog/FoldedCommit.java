package io.atlantis.kernel.eventlog;

import java.util.List;

/**
 * One commit that counts: the smallest piece of a partition that a reader may take in.
 *
 * @param partition of the log
 * @param events in their order, one at the least
 * @param after where a fold goes on behind it
 */
public record FoldedCommit(int partition, List<FoldedEvent> events, FoldCheckpoint after) {

    public FoldedCommit {
        events = List.copyOf(events);
    }
}
