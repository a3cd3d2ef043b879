package io.atlantis.eventstore.core;

/**
 * Where a commit stands in the log for ever.
 *
 * @param partition of the log
 * @param firstSequence of its first event
 * @param lastSequence of its last event
 * @param lastOffset of its last record
 */
public record CommitReceipt(int partition, long firstSequence, long lastSequence, long lastOffset) {}
