package io.atlantis.eventstore.core;

/**
 * An event that has got its place but is not yet known to stand in the log.
 *
 * @param sequence its place
 * @param event what it is
 * @param hash its link of the chain
 */
record StagedEvent(long sequence, NewEvent event, byte[] hash) {}
