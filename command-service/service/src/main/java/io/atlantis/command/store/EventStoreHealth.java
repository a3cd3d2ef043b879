package io.atlantis.command.store;

import io.atlantis.eventstore.core.OwnerState;
import io.atlantis.eventstore.core.PartitionLog;
import io.atlantis.kernel.eventlog.OwnerClaim;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up while the partition is owned; says in which state it is, by whom it is claimed and how much waits. */
final class EventStoreHealth implements HealthIndicator {

    private final PartitionLog log;

    EventStoreHealth(PartitionLog log) {
        this.log = log;
    }

    @Override
    public Health health() {
        OwnerState state = log.state();
        Health.Builder health = state == OwnerState.ACTIVE ? Health.up() : Health.down();
        return health.withDetail("partition", log.partition())
                .withDetail("state", state.name())
                .withDetail(
                        "claimedBy", log.claimInForce().map(OwnerClaim::nodeId).orElse("nobody"))
                .withDetail("epoch", log.claimInForce().map(OwnerClaim::epoch).orElse(0L))
                .withDetail("nextSequence", log.index().nextSequence())
                .withDetail("waitingAppends", log.waiting())
                .build();
    }
}
