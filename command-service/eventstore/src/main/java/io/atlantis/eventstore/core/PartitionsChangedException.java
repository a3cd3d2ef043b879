package io.atlantis.eventstore.core;

import io.atlantis.kernel.eventlog.OwnerClaim;

/** The topic has another number of partitions than when its log began: going on would cut workspaces in two. */
public final class PartitionsChangedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PartitionsChangedException(int partition, int partitions, OwnerClaim claim) {
        super("partition " + partition + ": the topic has " + partitions + " partitions, but had " + claim.partitions()
                + " when " + claim.nodeId() + " claimed it in epoch " + claim.epoch()
                + ". The number is fixed when the topic is created: copy the events into a new topic to change it");
    }
}
