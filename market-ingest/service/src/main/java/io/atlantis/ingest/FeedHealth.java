package io.atlantis.ingest;

import io.atlantis.ingest.backfill.BackfillStatus;
import io.atlantis.ingest.feed.FeedState;
import io.atlantis.ingest.feed.FeedStatus;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * How the feed stands. A lost line is not a sick service (it reconnects by itself, and imports go on), so that it shows as
 * DEGRADED, which does not turn the whole service down.
 */
final class FeedHealth implements HealthIndicator {

    private final FeedStatus feed;
    private final BackfillStatus backfill;

    FeedHealth(FeedStatus feed, BackfillStatus backfill) {
        this.feed = feed;
        this.backfill = backfill;
    }

    @Override
    public Health health() {
        FeedState state = feed.state();
        boolean well = state == FeedState.LIVE || state == FeedState.DISABLED;
        Health.Builder health = well ? Health.up() : Health.status("DEGRADED");
        health.withDetail("state", state)
                .withDetail("reconnects", feed.reconnects())
                .withDetail("backfillPlanned", backfill.isPlanned())
                .withDetail("backfillPending", backfill.pendingTasks());
        feed.lastTickAge().ifPresent(age -> health.withDetail("lastTickAgeMs", age.toMillis()));
        if (!feed.problem().isEmpty()) {
            health.withDetail("lastProblem", feed.problem());
        }
        return health.build();
    }
}
