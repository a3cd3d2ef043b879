package io.atlantis.command.store;

import io.atlantis.eventstore.core.OwnerState;
import io.atlantis.eventstore.core.PartitionLog;
import io.atlantis.eventstore.kafka.OwnershipPipeline;
import io.atlantis.eventstore.kafka.PartitionLogPipeline;
import io.atlantis.kernel.eventlog.OwnerClaim;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Up while this instance takes part, owns what it is to own and has no defect; says of each partition in which state it is, who has
 * claimed it, how far it is known and how much waits.
 */
final class EventStoreHealth implements HealthIndicator {

    private final EventStorePipelines pipelines;
    private final OwnershipPipeline ownership;

    EventStoreHealth(EventStorePipelines pipelines, OwnershipPipeline ownership) {
        this.pipelines = pipelines;
        this.ownership = ownership;
    }

    @Override
    public Health health() {
        boolean well = ownership.takesPart() && pipelines.all().stream().allMatch(EventStoreHealth::isWell);
        Health.Builder health = well ? Health.up() : Health.down();
        return health.withDetail("takesPart", ownership.takesPart())
                .withDetail(
                        "partitions",
                        pipelines.all().stream().map(EventStoreHealth::details).toList())
                .build();
    }

    private static boolean isWell(PartitionLogPipeline pipeline) {
        OwnerState state = pipeline.partitionLog().state();
        return pipeline.defect().isEmpty() && (state == OwnerState.ACTIVE || state == OwnerState.NOT_OWNER);
    }

    private static Map<String, Object> details(PartitionLogPipeline pipeline) {
        PartitionLog log = pipeline.partitionLog();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("partition", log.partition());
        details.put("state", log.state().name());
        details.put("claimedBy", log.claimInForce().map(OwnerClaim::nodeId).orElse("nobody"));
        details.put("url", log.claimInForce().map(OwnerClaim::url).orElse(""));
        details.put("epoch", log.claimInForce().map(OwnerClaim::epoch).orElse(0L));
        details.put("nextSequence", log.index().nextSequence());
        details.put("waitingAppends", log.waiting());
        details.put("foreignRecords", log.metrics().ignored().foreign());
        pipeline.defect().ifPresent(defect -> details.put("defect", String.valueOf(defect.getMessage())));
        return details;
    }
}
