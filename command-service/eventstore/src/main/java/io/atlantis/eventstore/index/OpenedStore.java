package io.atlantis.eventstore.index;

/**
 * A store as it was found.
 *
 * @param store open
 * @param tip how far it reaches
 * @param soundness whether it can be relied on
 */
record OpenedStore(RocksStore store, StoredTip tip, Soundness soundness) {}
