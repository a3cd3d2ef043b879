package io.atlantis.command.store;

import io.atlantis.eventstore.heads.HeadPublisher;
import io.atlantis.kernel.eventlog.merkle.SignedTreeHead;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down once a published head and the log differ: somebody rewrote history. Says how far the heads of each partition reach. */
final class HeadsHealth implements HealthIndicator {

    private final List<HeadPublisher> publishers;

    HeadsHealth(List<HeadPublisher> publishers) {
        this.publishers = List.copyOf(publishers);
    }

    @Override
    public Health health() {
        boolean diverged =
                publishers.stream().anyMatch(publisher -> publisher.divergence().isPresent());
        Health.Builder health = diverged ? Health.down() : Health.up();
        publishers.forEach(publisher -> health.withDetail("partition-" + publisher.partition(), details(publisher)));
        return health.build();
    }

    private static Map<String, Object> details(HeadPublisher publisher) {
        Map<String, Object> details = new LinkedHashMap<>();
        publisher.divergence().ifPresent(what -> details.put("FAIL", what));
        details.put("size", publisher.newest().map(SignedTreeHead::treeSize).orElse(0L));
        details.put(
                "newest", publisher.newest().map(head -> head.time().toString()).orElse("none"));
        details.put("uncoveredEvents", publisher.uncovered());
        return details;
    }
}
