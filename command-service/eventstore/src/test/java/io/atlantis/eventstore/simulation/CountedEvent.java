package io.atlantis.eventstore.simulation;

import java.util.List;

/**
 * An event that counts, by the naive reading of the rule.
 *
 * @param commandId null when it has none
 * @param commitFirst sequence of the first event of its commit
 */
record CountedEvent(
        String id,
        long sequence,
        long offset,
        long commitFirst,
        String type,
        List<String> entities,
        String commandId,
        byte[] hash) {}
